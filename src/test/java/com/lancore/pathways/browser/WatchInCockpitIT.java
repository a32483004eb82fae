package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** It is Sunday, 22 November 2026, in Shanghai. */
@DisplayName("The page Regulatory watch in Cockpit")
@PathwaysTest
class WatchInCockpitIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-11-22T10:00");
    }

    @Test
    @DisplayName("shows what begins and ends in 180 days with the projects it touches, and looks as far as asked for")
    void outlook() {
        Study trackB = trackB();
        try (Desk ops = CHROMIUM.desk("cockpit", "ops")) {
            ops.page()
                    .locator("[cam-widget-header]")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Regulatory")))
                    .click();
            Locator page = ops.page().locator(".pathways-page");
            assertThat(page.getByLabel("Days ahead")).hasValue("180");
            assertThat(page.locator("p[role=status]")).containsText("From 2026-11-22 to 2027-05-21");
            Locator measures = page.locator("[data-change='2027-01-31 ENDS translationEligibility']");
            assertThat(measures).containsText("last day");
            assertThat(measures).containsText("the institution may apply");
            assertThat(measures.locator("[data-project='" + trackB.code() + "']"))
                    .containsText("Lecheng technology translation (Track B)");
            Locator pilot = page.locator("[data-change='2026-12-31 ENDS segmentedEligibility']");
            pilot.locator("summary").click();
            assertThat(pilot).containsText("less than three years");
            pilot.locator("summary").click();
            ops.pictureOfTop("cockpit-regulatory-watch");

            page.getByLabel("Days ahead").fill("30");
            page.getByLabel("Days ahead").press("Enter");
            assertThat(page.locator("p[role=status]")).containsText("From 2026-11-22 to 2026-12-22 no rule");
            assertThat(measures).isHidden();
        }
    }

    @Test
    @DisplayName("is in Chinese for who works in Chinese")
    void chinese() {
        trackB();
        try (Desk ops = CHROMIUM.desk("cockpit", "ops", "zh-CN")) {
            ops.open("regulatory-watch");
            Locator measures = ops.page().locator("[data-change='2027-01-31 ENDS translationEligibility']");
            assertThat(measures).containsText("有效末日");
            assertThat(measures).containsText("乐城生物医学新技术转化");
            assertThat(measures).not().containsText("last day");
            ops.pictureOfTop("cockpit-regulatory-watch-zh");
        }
    }

    private Study trackB() {
        Study study = house.study();
        house.person("pm")
                .post(
                        "/engine-rest/process-definition/key/lechengTranslation/start",
                        Study.variables(Map.of(
                                "projectCode", study.code(),
                                "title", "Stromal cells for paid use · 间充质干细胞转化应用",
                                "assetName", "RHB-3",
                                "lechengInstitution", "Ruijin Hainan Hospital",
                                "completedDomesticIit", "FILED_COMPLETED",
                                "intendedOutcome", "TECHNOLOGY")))
                .is(200);
        return study;
    }
}
