package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A portfolio of two hundred projects, in a database of its own. It is Thursday, 8 October 2026, in Shanghai, the first
 * working day after National Day.
 */
@DisplayName("The projects in the browser")
@PathwaysTest
@Tag("own-database")
class ProjectsInTasklistIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    private static final int PROJECTS = 200;

    private static final List<String> TITLES = List.of(
            "CAR-T in refractory lupus · 难治性狼疮CAR-T研究",
            "Exosomes for osteoarthritis · 外泌体治疗骨关节炎",
            "iPSC-derived cells for Parkinson's disease · 多能干细胞治疗帕金森病",
            "Gene therapy for haemophilia B · 血友病B基因治疗");

    private static final Pattern HAN = Pattern.compile("\\p{Script=Han}");

    /** Its filing is long due. */
    private static Study breached;
    /** Its filing is due in two days. */
    private static Study filing;
    /** Opened last. */
    private static Study last;

    @Autowired
    private House house;

    @BeforeEach
    void openTheProjects() {
        if (last == null) {
            house.clock().set("2026-09-28T10:00");
            breached = study(3).start().letters("2026-09-11", "2026-09-14");
            study(0).with("clientCode", "demo").start().letters("2026-09-24", "2026-09-25");
            filing = study(0).start().letters("2026-09-24", "2026-09-28");
            study(2).with("productImported", "YES").start().to("recordAcademicReview");
            study(3).with("clientCode", "demo")
                    .start()
                    .outside()
                    .reported("pm", "projectHeld", "reason", "budget under review");
            for (int n = 5; n < PROJECTS; n++) {
                last = study(n % 3).start();
            }
        }
        house.clock().set("2026-10-08T10:00");
        breached.fireDueTimers();
    }

    @Test
    @DisplayName("are all on one page: the most urgent first, searched, sorted and turned over")
    void twoHundred() {
        try (Desk pm = in("pm")) {
            Page page = pm.page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Projects"))
                    .click();
            assertThat(rows(page)).hasCount(50);
            assertThat(page.locator(".pathways-pages")).containsText("1 to 50 of " + PROJECTS);
            assertThat(column(page, "due")).hasAttribute("aria-sort", "ascending");
            Locator first = rows(page).first();
            assertThat(first).hasAttribute("data-project", breached.code());
            assertThat(first).containsText("Sun 20 Sep 2026");
            assertThat(first).containsText("8 working days over");
            assertThat(first).containsText("Acknowledge the breach");
            pm.picture("tasklist-projects");

            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Next").setExact(true))
                    .click();
            assertThat(page.locator(".pathways-pages")).containsText("51 to 100 of " + PROJECTS);
            assertThat(rows(page).first().locator("th > a")).isFocused();

            page.getByLabel("Search").fill("haemophilia demo");
            assertThat(only(page, "all")).containsText("1");
            assertThat(rows(page)).hasCount(1);
            assertThat(rows(page).first()).containsText("on hold since 2026-09-28");
            page.getByLabel("Search").fill("no such project");
            assertThat(page.locator(".pathways-page")).containsText("No project is like that.");
            page.getByText("Show all projects").click();
            assertThat(rows(page)).hasCount(50);
            assertThat(page.getByLabel("Search")).isFocused();
        }
    }

    @Test
    @DisplayName("that are overdue, nearly due or on hold are shown alone when that is pressed")
    void onlySome() {
        try (Desk pm = in("pm")) {
            Page page = pm.page();
            pm.open("projects");
            only(page, "held").click();
            assertThat(only(page, "held")).hasAttribute("aria-pressed", "true");
            assertThat(only(page, "held")).isFocused();
            assertThat(rows(page)).hasCount(1);
            assertThat(rows(page).first()).containsText("on hold since");
            only(page, "near").click();
            assertThat(rows(page)).hasCount(2);
            assertThat(rows(page).first()).containsText("1 working day left");
            assertThat(rows(page).last()).containsText("2 working days left");
            only(page, "overdue").click();
            assertThat(rows(page)).hasCount(1);
            assertThat(rows(page).first()).hasAttribute("data-project", breached.code());
        }
    }

    @Test
    @DisplayName(
            "lead by a click to the timeline, the clock, the documents, the blockers and the tasks of each, and back")
    void waysToAProject() {
        String code = filing.code();
        try (Desk pm = in("pm")) {
            Page page = pm.page();
            pm.open("projects");
            page.getByLabel("Search").fill(code);
            Locator row = rowOf(page, filing);
            row.getByRole(
                            AriaRole.LINK,
                            new Locator.GetByRoleOptions().setName(code).setExact(true))
                    .click();
            assertThat(page.locator(".pathways-page h2")).hasText(TITLES.get(0));
            assertThat(page.locator("table.pathways-timeline-steps [data-step=fileWithNhc]"))
                    .containsText("Ahead");
            assertThat(page.locator(".pathways-page .pathways-tab")).not().containsText(HAN);
            pm.picture("tasklist-project");
            Download dossier = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dossier (.zip)"))
                            .click());
            assertThat(dossier.suggestedFilename()).isEqualTo(code + ".zip");
            assertThat(dossier.failure()).isNull();

            turnTo(page, "Clock");
            assertThat(page.locator(".pathways-clock [data-role=COUNTED]")).hasCount(5);

            turnTo(page, "Documents");
            Locator other = pm.asked("any");
            other.getByLabel("Kind of document").selectOption("EXPERT_OPINION");
            other.locator("input[type=file]").setInputFiles(Desk.pdf("专家意见.pdf"));
            other.locator("button").click();
            assertThat(page.locator(".pathways-kept")).containsText("专家意见.pdf");

            turnTo(page, "Blocked?");
            assertThat(page.locator(".pathways-blockers [data-step=assembleFiling]"))
                    .not()
                    .hasCount(0);
            pm.picture("tasklist-project-blocked");

            page.locator(".breadcrumb a").click();
            assertThat(page.getByLabel("Search")).hasValue(code);
            row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Documents"))
                    .click();
            assertThat(page.locator(".pathways-kept")).containsText("专家意见.pdf");
            page.goBack();
            row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Tasks"))
                    .click();
            assertThat(page.locator("ol.tasks-list li.task")).hasCount(2);
            assertThat(page.locator("ol.tasks-list")).containsText("Assemble the filing");
            assertThat(page.locator(".task-filters .active")).containsText("All open tasks");
        }
    }

    @Test
    @DisplayName("are found and sorted, and a timeline, documents and tasks reached, by keyboard alone")
    void byKeyboardAlone() {
        try (Desk pm = in("pm")) {
            Page page = pm.page();
            tabTo(page, page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Projects")));
            page.keyboard().press("Enter");
            assertThat(rows(page)).hasCount(50);

            tabTo(page, column(page, "code").locator("button"));
            page.keyboard().press("Enter");
            assertThat(column(page, "code")).hasAttribute("aria-sort", "ascending");
            page.keyboard().press("Enter");
            assertThat(column(page, "code")).hasAttribute("aria-sort", "descending");
            assertThat(column(page, "due")).hasAttribute("aria-sort", "none");
            assertThat(column(page, "code").locator("button")).isFocused();
            assertThat(rows(page).first()).hasAttribute("data-project", last.code());

            while (!isFocused(page.getByLabel("Search"))) {
                page.keyboard().press("Shift+Tab");
            }
            page.keyboard().type(filing.code());
            assertThat(rows(page)).hasCount(1);
            tabTo(page, rowOf(page, filing).locator("th > a"));
            page.keyboard().press("Enter");
            assertThat(page.locator(".pathways-page h2")).isFocused();
            assertThat(page.locator("table.pathways-timeline-steps")).isVisible();
            tabTo(page, tab(page, "Documents"));
            page.keyboard().press("Enter");
            assertThat(page.locator(".pathways-kept")).containsText("Ethics review opinion");
            assertThat(page.locator(".pathways-page h2")).isFocused();
            tabTo(page, tab(page, "Tasks"));
            page.keyboard().press("Enter");
            assertThat(page.locator("ol.tasks-list li.task")).hasCount(2);
        }
    }

    @Test
    @DisplayName("are in Chinese alone in a Chinese browser, but for what people typed")
    void chinese() {
        try (Desk pm = CHROMIUM.desk("tasklist", "pm", "zh-CN")) {
            Page page = pm.page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("项目"))
                    .first()
                    .click();
            Locator row = rowOf(page, breached);
            assertThat(row).containsText("2026年9月20日（周日）");
            assertThat(row).containsText("超期8个工作日");
            assertThat(row).containsText("第818号令下的研究者发起临床研究");
            assertThat(column(page, "due")).hasText("下一期限");
            assertThat(row).not().containsText(Pattern.compile("Timeline|Filing|IIT|house|Assemble"));
            pm.picture("tasklist-projects-zh");
            row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("时间轴"))
                    .click();
            Locator timeline = page.locator(".pathways-page .pathways-tab");
            assertThat(timeline).containsText("国庆节");
            assertThat(timeline).not().containsText(Pattern.compile("[A-Z][a-z]{3,} [a-z]"));
            pm.picture("tasklist-project-zh");
        }
    }

    @Test
    @DisplayName("are not cut off in a narrow window")
    void narrow() {
        try (Desk pm = in("pm")) {
            Page page = pm.page();
            page.setViewportSize(820, 1000);
            pm.open("projects");
            assertThat(rows(page)).hasCount(50);
            assertThat(page.evaluate("(page => page.scrollWidth - page.clientWidth)"
                            + "(document.querySelector('.pathways-page'))"))
                    .isEqualTo(0);
            assertThat(rowOf(page, breached).locator(".pathways-project-facts")).containsText("House project");
            pm.picture("tasklist-projects-narrow");
        }
    }

    @Test
    @DisplayName("that one may not know do not exist: the page says so, once")
    void unknown() {
        try (Desk pm = in("pm")) {
            pm.open("projects/NO-SUCH/timeline");
            assertThat(pm.page().getByRole(AriaRole.ALERT)).containsText("There is no project NO-SUCH.");
            assertThat(pm.page().getByRole(AriaRole.ALERT)).hasCount(1);
        }
    }

    @Test
    @DisplayName("are opened by starting a pathway, says the page where there is none yet")
    void noneYet() {
        try (Desk pm = in("pm")) {
            Page page = pm.page();
            page.route("**/api/projects", answer -> answer.fulfill(new Route.FulfillOptions().setBody("[]")));
            pm.open("projects");
            assertThat(page.locator(".pathways-page")).containsText("There is no project yet.");
            pm.picture("tasklist-projects-none");
        }
    }

    private Desk in(String user) {
        return CHROMIUM.desk("tasklist", user);
    }

    private static Locator rows(Page page) {
        return page.locator(".pathways-projects tbody tr");
    }

    private static Locator rowOf(Page page, Study study) {
        return page.locator("[data-project=" + study.code() + "]");
    }

    private static Locator column(Page page, String name) {
        return page.locator("th[data-column=" + name + "]");
    }

    private static Locator only(Page page, String name) {
        return page.locator("[data-only=" + name + "]");
    }

    private static Locator tab(Page page, String name) {
        return page.locator(".pathways-page .nav-tabs").getByText(name);
    }

    private static void turnTo(Page page, String name) {
        tab(page, name).click();
    }

    private static boolean isFocused(Locator place) {
        return (Boolean) place.evaluate("place => place === document.activeElement");
    }

    /** Presses Tab until it is there; a person would give up after a while. */
    private static void tabTo(Page page, Locator place) {
        for (int pressed = 0; pressed < 60 && !isFocused(place); pressed++) {
            page.keyboard().press("Tab");
        }
        assertThat(place).isFocused();
    }

    private Study study(int title) {
        return house.study().with("title", TITLES.get(title));
    }
}
