package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** It is autumn 2026 in Shanghai, around the National Day holidays. */
@DisplayName("In the browser")
@PathwaysTest
class ClockInTasklistIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-28T10:00");
    }

    @Test
    @DisplayName("the tab Clock shows the days across the October holiday, by which notice, and how the date moved")
    void acrossTheHoliday() {
        Study study = filing("2026-09-25");
        house.clock().set("2026-09-29T10:00");
        study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-28");
        house.clock().set("2026-10-08T10:00");
        try (Desk regulatory = in("regulatory")) {
            regulatory.openTask(study.code(), "Assemble the filing");
            regulatory.turnTo("Clock");
            Locator clock = regulatory.page().locator(".pathways-clock");
            assertThat(clock).hasCount(1);
            assertThat(clock.locator("h4")).containsText("Filing with the NHC Open");
            assertThat(clock.locator(".pathways-clock-left")).containsText("2");
            assertThat(clock.locator(".pathways-clock-due")).containsText("Sat 10 Oct 2026, until 24:00 in Shanghai");

            assertThat(clock.locator(".pathways-day")).hasCount(13);
            assertThat(clock.locator("[data-role=COUNTED]")).hasCount(5);
            assertThat(clock.locator("[data-date='2026-10-08']")).containsText("today");
            assertThat(clock.locator("[data-date='2026-10-10'] .sr-only"))
                    .hasText("Sat 10 Oct 2026, working day 5 of 5, National Day make-up");
            Locator holiday = clock.locator(".pathways-special li").first();
            assertThat(holiday).containsText("Thu 1 Oct 2026 – Wed 7 Oct 2026: National Day: 7 days not counted");
            assertThat(holiday.locator("a")).hasAttribute("href", Pattern.compile("https://www\\.gov\\.cn/.+"));

            assertThat(clock.locator("[data-fact=ethicsLetterDate]")).containsText("counted from: 5 working days");
            assertThat(clock.locator("[data-fact=academicLetterDate]")).not().containsText("counted from");
            Locator moved = clock.locator("[data-cause=CORRECTED]");
            assertThat(moved).containsText("2026-10-09 Open → 2026-10-10 Open");
            assertThat(moved).containsText("Ethics letter 2026-09-25 → 2026-09-28 (mistyped)");
            assertThat(moved).containsText("director");
            regulatory.pictureOfTop("tasklist-clock");
        }
    }

    @Test
    @DisplayName(
            "after the holiday two working days are left, and Documents and Blocked? say what the filing still needs")
    void afterTheHoliday() {
        Study study = filing("2026-09-28");
        house.clock().set("2026-10-08T10:00");
        try (Desk regulatory = in("regulatory")) {
            regulatory.openTask(study.code(), "Assemble the filing");
            assertThat(regulatory.summary()).containsText("due 2026-10-10 (2 working days left)");
            assertThat(regulatory.summary()).containsText("proof of funding (M8)");
            regulatory.claim();
            regulatory.turnTo("Documents");
            for (String kind :
                    List.of("INSTITUTION_INFORMATION", "INVESTIGATOR_QUALIFICATIONS", "CATEGORY_CHECKLIST")) {
                assertThat(regulatory.asked(kind)).containsText("Missing");
                regulatory.upload(kind, kind + ".pdf");
            }

            regulatory.turnTo("Blocked");
            Locator here = regulatory.page().locator(".pathways-blockers").first();
            assertThat(here.locator("tbody tr")).hasCount(1);
            assertThat(here).containsText("FUNDING_PROOF");
            assertThat(here).containsText("Law");
            regulatory.turnTo("Documents");
            regulatory.upload("FUNDING_PROOF", "经费来源证明.pdf");
            regulatory.turnTo("Form");
            assertThat(regulatory.summary()).containsText("all there");
            regulatory.complete();
        }
    }

    @Test
    @DisplayName("the tab Clock of a project without a deadline says when one starts")
    void noDeadlineYet() {
        Study study = house.study().start();
        try (Desk regulatory = in("regulatory")) {
            regulatory.openTask(study.code(), "Prepare the non-clinical package");
            regulatory.turnTo("Clock");
            assertThat(regulatory.page().locator(".pathways-tab"))
                    .containsText("No deadline runs for " + study.code() + " yet");
        }
    }

    private Desk in(String user) {
        return CHROMIUM.desk("tasklist", user);
    }

    /** A study whose filing is to be assembled, both letters being there. */
    private Study filing(String ethicsLetter) {
        return house.study()
                .with("title", "CAR-T in refractory lupus · 难治性狼疮CAR-T研究")
                .start()
                .letters("2026-09-24", ethicsLetter);
    }
}
