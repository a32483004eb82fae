package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** It is Tuesday, 29 September 2026, in Shanghai. */
@DisplayName("English and Chinese in the browser")
@PathwaysTest
class LanguageIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    private static final String CHINESE = "zh-CN";
    private static final String ENGLISH = "en-GB";
    private static final Pattern HAN = Pattern.compile("\\p{Script=Han}");

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-29T10:00");
    }

    @Test
    @DisplayName("a Chinese browser shows Tasklist, the names of tasks and the tabs in Chinese")
    void chinese() {
        Study study = waitingForEthics();
        try (Desk ethics = in("tasklist", "ethics", CHINESE)) {
            assertThat(ethics.page().locator("[cam-widget-header]")).containsText("启动流程");
            assertThat(ethics.page().locator("html")).hasAttribute("lang", CHINESE);
            assertThat(ethics.page().locator(".task-filters")).containsText("我的任务");
            assertThat(ethics.page().locator(".task-filters")).not().containsText("My tasks");
            ethics.openTask(study.code(), "登记伦理审查意见");
            assertThat(ethics.page().locator(".tasks-list .variable-label").first())
                    .hasText("项目:");
            Locator card = ethics.page().locator(".task-card");
            assertThat(card.locator(".process-definition")).hasText("第818号令下的研究者发起临床研究：从启动到首例受试者");
            assertThat(ethics.page().locator(".tasks-list .process-definition").first())
                    .hasText("第818号令下的研究者发起临床研究：从启动到首例受试者");
            assertThat(ethics.page().locator(".tasks-list .creation-date").first())
                    .hasText(Pattern.compile("创建\\s+.+前"));
            ethics.claim();
            ethics.turnTo("文件");
            assertThat(ethics.asked("ETHICS_OPINION")).containsText("伦理审查意见（M6）");
            assertThat(ethics.asked("ETHICS_OPINION")).containsText("缺失");
            assertThat(card.locator(".pathways-tab")).not().containsText("Missing");
            ethics.turnTo("受阻");
            assertThat(card.locator(".pathways-blockers").first()).containsText("进口合规状态为");
            assertThat(card.locator(".pathways-blockers").first()).containsText("注册事务");
            assertThat(card.locator(".pathways-blockers").first()).not().containsText("Import compliance is");
            assertThat(card.locator(".pathways-tab")).containsText("确认首例受试者");
            ethics.pictureOfTop("tasklist-zh");
            // what is shown is not what the engine keeps
            assertThat(house.person("ethics")
                            .get("/api/tasks/" + study.task("recordEthicsReview"))
                            .json()
                            .path("name")
                            .asText())
                    .isEqualTo("Record the ethics review");
        }
    }

    @Test
    @DisplayName("an English browser shows the same in English, and no Chinese beside it")
    void english() {
        Study study = waitingForEthics();
        try (Desk ethics = in("tasklist", "ethics", ENGLISH)) {
            assertThat(ethics.page().locator("[cam-widget-header]")).containsText("Start process");
            assertThat(ethics.page().locator("html")).hasAttribute("lang", "en");
            ethics.openTask(study.code(), "Record the ethics review");
            assertThat(ethics.page().locator(".task-filters")).not().containsText(HAN);
            Locator tab = ethics.page().locator(".pathways-tab");
            ethics.turnTo("Documents");
            assertThat(ethics.asked("ETHICS_OPINION")).containsText("Missing");
            assertThat(tab).not().containsText(HAN);
            ethics.turnTo("Blocked?");
            assertThat(tab.locator(".pathways-blockers").first()).containsText("Import compliance is");
            assertThat(tab).containsText("Confirm the first patient");
            assertThat(tab).not().containsText(HAN);
        }
    }

    @Test
    @DisplayName("in Chinese a process is found and started under its Chinese name")
    void start() {
        try (Desk pm = in("tasklist", "pm", CHINESE)) {
            pm.page().getByText("启动流程").click();
            Locator dialog = pm.page().locator(".modal-dialog");
            dialog.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("乐城特许进口"))
                    .click();
            assertThat(dialog.locator(".modal-title")).hasText("启动流程: 乐城特许进口");
            assertThat(dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("启动")))
                    .isVisible();
        }
    }

    @Test
    @DisplayName("whoever switches has the other language on every page, until they switch again")
    void choice() {
        try (Desk pm = in("tasklist", "pm", ENGLISH)) {
            Locator header = pm.page().locator("[cam-widget-header]");
            Locator language = pm.page().locator(".pathways-language");
            assertThat(language).hasText("中文");
            language.click();
            assertThat(header).containsText("启动流程");

            pm.turnToApplication("welcome");
            assertThat(pm.page().locator(".webapps")).containsText("任务列表");
            assertThat(language).hasText("English");
            language.click();
            assertThat(pm.page().locator(".webapps")).containsText("Tasklist");

            pm.turnToApplication("tasklist");
            assertThat(header).containsText("Start process");

            language.click();
            assertThat(header).containsText("启动流程");
            pm.page().locator("[cam-widget-header] .account > a").click();
            pm.page().getByText("退出登录").click();
            assertThat(pm.page().getByPlaceholder("用户名")).isVisible();
            language.click();
            assertThat(pm.page().getByPlaceholder("Username")).isVisible();
        }
    }

    @Test
    @DisplayName("Welcome is in the language of the browser, and says quietly on what the application runs")
    void welcome() {
        try (Desk ops = in("welcome", "ops", CHINESE)) {
            assertThat(ops.page().locator(".webapps")).containsText("流程监控");
            assertThat(ops.page().locator(".user-profile-display")).containsText("修改密码");
            assertThat(ops.page().locator(".custom-links")).containsText("Camunda 7.24社区版");
            assertThat(ops.page().locator(".ce-eol-banner")).isHidden();
            ops.picture("welcome-zh");
        }
        try (Desk ops = in("welcome", "ops", ENGLISH)) {
            assertThat(ops.page().locator(".webapps")).containsText("Cockpit");
            assertThat(ops.page().locator(".custom-links")).containsText("Camunda 7.24 Community Edition");
        }
    }

    @Test
    @DisplayName("our pages in Cockpit are Chinese in a Chinese browser, though Cockpit itself is not")
    void cockpit() {
        try (Desk ops = in("cockpit", "ops", CHINESE)) {
            ops.page()
                    .locator("[cam-widget-header]")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("期限"))
                    .click();
            Locator page = ops.page().locator(".pathways-page");
            assertThat(page.locator("h1")).hasText("期限");
            assertThat(page.locator(".pathways-states")).containsText("已逾期");
            assertThat(page.locator(".pathways-states")).not().containsText("Breached");
        }
    }

    private Desk in(String application, String user, String language) {
        return CHROMIUM.desk(application, user, language);
    }

    /** A study whose ethics review is held, since import is not confirmed. */
    private Study waitingForEthics() {
        return house.study()
                .with("productImported", "YES")
                .with("title", "CAR-T in refractory lupus · 难治性狼疮CAR-T研究")
                .start()
                .done("prepareNonClinicalPackage")
                .finalise("V1.2", "C1.1")
                .academicLetter("APPROVED", "2026-09-24", "V1.2");
    }
}
