package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A study started on 20 July 2026; it is Tuesday, 29 September: the ethics letter is of the day before. */
@DisplayName("The timeline in the browser")
@PathwaysTest
class TimelineInTasklistIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    @Autowired
    private House house;

    @Test
    @DisplayName(
            "shows baseline, what is done, the plan across National Day and the running clock; what if answers below")
    void acrossTheHoliday() {
        house.clock().set("2026-07-20T10:00");
        Study study = house.study().with("title", "CAR-T for lupus · CAR-T治疗狼疮").start();
        house.clock().set("2026-08-24T10:00");
        study.done("prepareNonClinicalPackage");
        house.clock().set("2026-09-11T10:00");
        study.done("finalizeProtocol");
        house.clock().set("2026-09-24T10:00");
        study.done("recordAcademicReview", "academicLetterDate", "2026-09-24");
        house.clock().set("2026-09-29T10:00");
        study.done("recordEthicsReview", "ethicsLetterDate", "2026-09-28");

        try (Desk regulatory = CHROMIUM.desk("tasklist", "regulatory")) {
            regulatory.openTask(study.code(), "Assemble the filing");
            regulatory.turnTo("Timeline");
            Locator table = regulatory.page().locator("table.pathways-timeline-steps");
            assertThat(table.locator("[data-step=recordEthicsReview]"))
                    .containsText(Pattern.compile("Done.*2026-09-28.*recorded 2026-09-29", Pattern.DOTALL));
            Locator filing = table.locator("[data-step=fileWithNhc]");
            assertThat(filing).containsText("National Day 10-01 – 10-07");
            assertThat(filing).containsText("0 ◆ critical");
            assertThat(picture(regulatory, "clock")).hasAttribute("data-to", "2026-10-10");
            regulatory.pictureOfTop("tasklist-timeline");

            regulatory.page().getByLabel("Start date").fill("2026-10-12");
            regulatory
                    .page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Plan").setExact(true))
                    .click();
            Locator simulated = regulatory.page().locator("table.pathways-timeline-simulated");
            assertThat(simulated.locator("[data-step=start]")).containsText("2026-10-12");
            assertThat(simulated.locator("[data-step=assessImportRoute]")).hasCount(0);
            simulated.scrollIntoViewIfNeeded();
            regulatory.picture("tasklist-timeline-what-if");

            regulatory.page().getByLabel("Start date").fill("2023-01-01");
            regulatory
                    .page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Plan").setExact(true))
                    .click();
            assertThat(regulatory.page().locator(".pathways-whatif [role=alert]"))
                    .containsText("2023-01-01 lies before 2024");
        }
    }

    private static Locator picture(Desk desk, String kind) {
        return desk.page().locator(".pathways-timeline-picture svg [data-kind=" + kind + "]");
    }
}
