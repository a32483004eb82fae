package com.lancore.pathways.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * It is Tuesday, 29 September 2026, in Shanghai, unless a test says otherwise. In a database of its own, since a year that
 * is published stays so.
 */
@DisplayName("The pages of operations in Cockpit")
@PathwaysTest
@Tag("own-database")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class CockpitIT {

    @RegisterExtension
    private static final WithChromium CHROMIUM = new WithChromium();

    private static final String LUPUS = "CAR-T in refractory lupus · 难治性狼疮CAR-T研究";
    private static final String PARKINSON = "Pluripotent cells for Parkinson's disease · 多能干细胞治疗帕金森病";

    @Autowired
    private House house;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-29T10:00");
    }

    private Desk inCockpit(String user) {
        return CHROMIUM.desk("cockpit", user);
    }

    /** A page of ours, by its entry in the navigation. */
    private static void turnTo(Desk desk, String entry) {
        desk.page()
                .locator("[cam-widget-header]")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + entry)))
                .click();
    }

    private static void press(Desk desk, String button) {
        desk.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + button)))
                .click();
    }

    private static Locator label(Desk desk, String label) {
        return desk.page().locator(".pathways-page").getByLabel(Pattern.compile("^" + label));
    }

    private static Locator alarm(Desk desk) {
        return desk.page().locator(".pathways-page").getByRole(AriaRole.ALERT);
    }

    private static Locator buttons(Desk desk) {
        return desk.page().locator(".pathways-page button:visible");
    }

    /** A study that is approved, whose filing is counted from this letter. */
    private Study withLetterOf(String date, String title) {
        return house.study()
                .with("productImported", "NO")
                .with("title", title)
                .start()
                .done("prepareNonClinicalPackage")
                .finalise("V1.2", "C1.1")
                .academicLetter("APPROVED", date, "V1.2")
                .ethicsLetter("APPROVED", date, "V1.2", "C1.1");
    }

    @Nested
    @Order(1)
    @DisplayName("Institutions")
    class Institutions {

        private static final String CLINIC = "Boao Clinic · 博鳌诊所";

        @Test
        @DisplayName(
                "operations enters one, edits it, and reads why an entry is refused with what was typed still there")
        void edited() {
            try (Desk ops = inCockpit("ops")) {
                turnTo(ops, "Institutions");
                press(ops, "Add an institution");
                label(ops, "Name").fill(CLINIC);
                label(ops, "Licence").fill("PDY-2019-0031");
                label(ops, "Valid until").fill("2026-09-28");
                label(ops, "Qualified departments").fill("Ophthalmology · 眼科\nOncology; Haematology");
                press(ops, "Save");
                assertThat(alarm(ops)).containsText("no semicolon");
                assertThat(alarm(ops)).containsText("分号");
                ops.picture("cockpit-institutions-refusal");
                assertThat(label(ops, "Licence")).hasValue("PDY-2019-0031");
                assertThat(label(ops, "Qualified departments")).hasValue("Ophthalmology · 眼科\nOncology; Haematology");

                label(ops, "Qualified departments").fill("Ophthalmology · 眼科\n\n <i>Oncology</i>");
                press(ops, "Save");
                assertThat(row(ops)).containsText("Ophthalmology · 眼科, <i>Oncology</i>");
                assertThat(row(ops)).containsText("Expired");

                press(ops, "Edit: Boao Clinic");
                assertThat(label(ops, "Name")).not().isEditable();
                label(ops, "Valid until").fill("2027-06-30");
                ops.picture("cockpit-institutions");
                press(ops, "Save");
                assertThat(row(ops)).containsText("2027-06-30");
                assertThat(row(ops)).not().containsText("Expired");
                assertThat(ops.page().getByText("Saved: " + CLINIC)).isVisible();
                assertThat(row(ops).getByRole(AriaRole.BUTTON)).isFocused();
            }
            JsonNode kept = house.person("ops")
                    .get("/api/institutions")
                    .is(200)
                    .rows()
                    .filter(i -> i.path("name").asText().equals(CLINIC))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept.path("licence").asText()).isEqualTo("PDY-2019-0031");
            assertThat(kept.path("validTo").asText()).isEqualTo("2027-06-30");
            assertThat(kept.path("departments").toString()).isEqualTo("[\"Ophthalmology · 眼科\",\"<i>Oncology</i>\"]");
        }

        @Test
        @DisplayName("one that is there already is not overwritten by a new one")
        void thereAlready() {
            try (Desk ops = inCockpit("ops")) {
                turnTo(ops, "Institutions");
                press(ops, "Add an institution");
                label(ops, "Name").fill("Ruijin Hainan Hospital");
                press(ops, "Save");
                assertThat(alarm(ops)).containsText("on the register already");
            }
        }

        @Test
        @DisplayName(
                "who may not edit is offered nothing to edit; who may not see them reads one sentence and nothing else")
        void withoutRight() {
            try (Desk director = inCockpit("director")) {
                turnTo(director, "Institutions");
                assertThat(director.page().locator("[data-institution='Ruijin Hainan Hospital']"))
                        .isVisible();
                assertThat(buttons(director)).hasCount(0);
            }
            house.person("director")
                    .put("/api/institutions/Ruijin%20Hainan%20Hospital", Map.of("licence", "MINE-1"))
                    .is(403)
                    .isPlainRefusal();
            try (Desk admin = inCockpit("admin")) {
                turnTo(admin, "Institutions");
                assertThat(alarm(admin)).containsText("Administrators look after users and groups");
                assertThat(admin.page().locator(".pathways-page")).not().containsText("Ruijin");
                assertThat(buttons(admin)).hasCount(0);
            }
        }

        private Locator row(Desk desk) {
            return desk.page().locator("[data-institution='" + CLINIC + "']");
        }
    }

    @Nested
    @Order(2)
    @DisplayName("Deadlines")
    class Deadlines {

        @Test
        @DisplayName("the most urgent stands on top; filters stay on the way back from an instance")
        void filtered() {
            house.clock().set("2026-12-28T10:00");
            Study provisional = withLetterOf("2026-12-25", LUPUS);
            Study soon = withLetterOf("2026-12-23", LUPUS);
            Study breached = withLetterOf("2026-12-10", LUPUS);
            try (Desk ops = inCockpit("ops")) {
                turnTo(ops, "Deadlines");
                label(ops, "Search").fill("lupus");
                assertThat(projects(ops)).hasText(new String[] {breached.code(), soon.code(), provisional.code()});
                assertThat(row(ops, breached)).containsText("2026-12-17");
                assertThat(row(ops, breached)).containsText("-7");
                assertThat(row(ops, breached)).containsText("Breached");
                assertThat(row(ops, soon)).containsText("Due soon");
                assertThat(row(ops, soon)).containsText("the next notice may still move it");
                assertThat(row(ops, soon)).containsText("Law");
                assertThat(row(ops, provisional)).containsText("the notice of 2027 is missing");
                assertThat(ops.page().locator(".pathways-load canvas"))
                        .hasAttribute("aria-label", Pattern.compile("Over: 1; 28 Dec: 2"));
                ops.picture("cockpit-deadlines");

                press(ops, "Breached");
                assertThat(projects(ops)).hasText(new String[] {breached.code()});
                press(ops, "Provisional");
                assertThat(projects(ops)).hasText(new String[] {provisional.code()});
                label(ops, "Kind").selectOption("NHC_FILING");
                press(ops, "Due within 3 working days");
                assertThat(projects(ops)).hasText(new String[] {soon.code()});
                assertThat(ops.page()).hasURL(Pattern.compile("#/deadlines\\?.*state=soon"));

                ops.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(soon.code()))
                        .click();
                assertThat(ops.page()).hasURL(Pattern.compile("#/process-instance/" + soon.instance()));
                assertThat(ops.page().locator(".process-information")).containsText(soon.code());
                ops.settle();
                ops.page().goBack();
                assertThat(projects(ops)).hasText(new String[] {soon.code()});
                assertThat(label(ops, "Search")).hasValue("lupus");
                assertThat(label(ops, "Kind")).hasValue("NHC_FILING");
            }
        }

        @Test
        @DisplayName("the tile of the dashboard counts them, and a number leads to those that it counts")
        void tile() {
            house.clock().set("2026-12-28T10:00");
            Study breached = withLetterOf("2026-12-10", PARKINSON);
            long count = house.person("ops")
                    .get("/api/deadlines?status=BREACHED")
                    .is(200)
                    .rows()
                    .count();
            try (Desk ops = inCockpit("ops")) {
                Locator number = ops.page().locator(".pathways-tile [data-state=breached] a");
                assertThat(number).hasText(Long.toString(count));
                number.click();
                assertThat(row(ops, breached)).isVisible();
                assertThat(ops.page().locator(".pathways-states [aria-pressed=true]"))
                        .hasText("Breached" + count);
            }
        }

        @Test
        @DisplayName("a thousand of them are shown a hundred at a time, and all are searched")
        void thousand() {
            Study study = withLetterOf("2026-09-28", PARKINSON);
            try (Desk ops = inCockpit("ops")) {
                jdbc.update("""
                        insert into deadline (id, project_code, process_key, process_instance_id, kind, basis, confidence,
                          rule_valid_from, counted_from, working_days, due_on, provisional, late_december, remind_at,
                          status, opened_at, changed_at)
                        select 'load-' || n, project_code, process_key, 'load-' || n, kind, basis, confidence,
                          rule_valid_from, counted_from, working_days, dateadd(day, mod(n, 60), due_on), provisional,
                          late_december, remind_at, status, opened_at, changed_at
                        from deadline cross join (select x as n from system_range(1, 1000)) where project_code = ?""", study.code());
                turnTo(ops, "Deadlines");
                assertThat(projects(ops)).hasCount(100);
                ops.picture("cockpit-deadlines-load");
                press(ops, "Show more");
                assertThat(projects(ops)).hasCount(200);
                label(ops, "Search").fill(study.code() + " 2026-10-31");
                assertThat(projects(ops)).hasCount(17);
            } finally {
                jdbc.update("delete from deadline where id like 'load-%'");
            }
        }

        @Test
        @DisplayName("they are saved as a spreadsheet, whose name has its day")
        void spreadsheet() {
            withLetterOf("2026-09-28", PARKINSON);
            try (Desk director = inCockpit("director")) {
                turnTo(director, "Deadlines");
                Download file = director.page().waitForDownload(() -> director.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Excel"))
                        .click());
                assertThat(file.suggestedFilename()).isEqualTo("pathways-deadlines-2026-09-29.xlsx");
                assertThat(file.path()).isNotEmptyFile();
            }
        }

        @Test
        @DisplayName("operations reads that all dates agree with the calculator, or in red which one does not")
        void compared() {
            Study study = withLetterOf("2026-09-28", PARKINSON);
            try (Desk ops = inCockpit("ops")) {
                turnTo(ops, "Deadlines");
                press(ops, "Compare now");
                assertThat(agreement(ops))
                        .containsText("All dates agree with the calculator, compared on 2026-09-29 10:00 (Shanghai).");

                jdbc.update("update deadline set due_on = date '2026-10-16' where project_code = ?", study.code());
                press(ops, "Compare now");
                Locator row = agreement(ops).locator("[data-differs='" + study.code() + "']");
                assertThat(agreement(ops).getByRole(AriaRole.ALERT)).containsText("not agree with the calculator");
                assertThat(row.filter(new Locator.FilterOptions().setHasText("Deadline: Filing with the NHC")))
                        .containsText("Deadline: Filing with the NHC2026-10-162026-10-10");
                ops.picture("cockpit-reconciliation");

                Page runbook = ops.page().waitForPopup(() -> agreement(ops)
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("runbook")))
                        .click());
                assertThat(runbook.locator("body"))
                        .containsText("# Dates stand otherwise than the calculator counts them");
                runbook.close();
                ops.page().reload();
                assertThat(row.first()).isVisible();

                jdbc.update("update deadline set due_on = date '2026-10-10' where project_code = ?", study.code());
                press(ops, "Compare now");
                assertThat(agreement(ops)).containsText("All dates agree");
            }
            for (String person : List.of("director", "admin")) {
                try (Desk desk = inCockpit(person)) {
                    turnTo(desk, "Deadlines");
                    assertThat(row(desk, study)).isVisible();
                    desk.settle();
                    assertThat(agreement(desk)).isHidden();
                    assertThat(alarm(desk)).hasCount(0);
                }
            }
        }

        private Locator agreement(Desk desk) {
            return desk.page().locator(".pathways-agreement");
        }

        private Locator projects(Desk desk) {
            return desk.page().locator(".pathways-deadlines tbody td:nth-child(3) a");
        }

        private Locator row(Desk desk, Study study) {
            return desk.page().locator("[data-project='" + study.code() + "']");
        }
    }

    @Nested
    @Order(3)
    @DisplayName("Calendar")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class Calendar {

        private static final String BANNER = "The State Council's notice of 2027 is not published here yet";

        @BeforeEach
        void afterChristmas() {
            house.clock().set("2026-12-28T10:00");
        }

        @Test
        @Order(1)
        @DisplayName("a wrong notice is told before it is published, and its refusal keeps what was typed")
        void wrong() {
            try (Desk ops = inCockpit("ops")) {
                turnTo(ops, "Calendar");
                press(ops, "Publish a year");
                ops.page().getByText("Paste a calendar file instead").click();
                label(ops, "JSON").fill("""
                        {"year": 2027, "paper": "https://www.gov.cn/test/notice-2027.htm", "workingDays": 259,
                         "holidays": {"2027-01-01": "New Year", "2027-01-02": "New Year", "2027-01-03": "New Year"},
                         "workdays": {"2027-01-11": "New Year make-up"}}""");
                press(ops, "Fill in");
                assertThat(day(ops, "New Year", "First day")).hasValue("2027-01-01");
                assertThat(day(ops, "New Year", "Last day")).hasValue("2027-01-03");
                assertThat(preview(ops)).containsText("2027-01-11 is a weekday");
                press(ops, "Publish and count anew");
                assertThat(alarm(ops)).containsText("2027-01-11 is a weekday");
                assertThat(alarm(ops)).containsText("调休上班");
                ops.picture("cockpit-calendar-refusal");
                assertThat(day(ops, "New Year", "Last day")).hasValue("2027-01-03");
                assertThat(label(ops, "Address of the notice")).hasValue("https://www.gov.cn/test/notice-2027.htm");

                day(ops, "New Year make-up", "Day").fill("2027-01-10");
                assertThat(preview(ops)).containsText("2027 has 261 working days, not the 259 it says");
                label(ops, "Check").fill("261");
                assertThat(preview(ops)).containsText("2027 has 261 working days by this notice");
                assertThat(preview(ops)).containsText("3 days off, 1 make-up working day.");
            }
            assertThat(years()).doesNotContain(2027);
        }

        @Test
        @Order(2)
        @DisplayName("who may not publish sees the years, and nothing to publish or correct them with")
        void withoutRight() {
            for (String person : List.of("director", "admin")) {
                try (Desk desk = inCockpit(person)) {
                    turnTo(desk, "Calendar");
                    assertThat(desk.page().locator("[data-year='2026']")).isVisible();
                    assertThat(desk.page().locator(".pathways-banner")).containsText(BANNER);
                    assertThat(desk.page().getByText("Publish it")).hasCount(0);
                    assertThat(buttons(desk)).hasCount(0);
                }
                house.person(person).put("/api/calendar/2026", Map.of()).is(403).isPlainRefusal();
            }
        }

        @Test
        @Order(3)
        @DisplayName(
                "the banner names what hangs on the missing notice; published by hand, it moves the deadline and is gone")
        void published() {
            Study study = withLetterOf("2026-12-25", PARKINSON);
            int provisional = house.person("ops")
                    .get("/api/calendar/status")
                    .is(200)
                    .json()
                    .path("provisionalDeadlines")
                    .asInt();
            try (Desk ops = inCockpit("ops")) {
                Locator banner = ops.page().locator(".pathways-banner");
                assertThat(banner).containsText(BANNER);
                assertThat(banner).containsText(provisional + " deadline");
                ops.settle();
                ops.picture("cockpit-dashboard");
                banner.getByText("Publish it").click();

                press(ops, "Publish a year");
                assertThat(label(ops, "Year")).hasValue("2027");
                label(ops, "Address of the notice").fill("https://www.gov.cn/test/notice-2027.htm");
                day(ops, "New Year", "First day").fill("2027-01-01");
                day(ops, "New Year", "Last day").fill("2027-01-03");
                day(ops, "Spring Festival", "First day").fill("2027-02-05");
                day(ops, "Spring Festival", "Last day").fill("2027-02-11");
                for (String later : List.of("Qingming", "Labour Day", "Dragon Boat", "Mid-Autumn", "National Day")) {
                    press(ops, "Remove: " + later);
                }
                press(ops, "Add a row: Make-up");
                day(ops, "Make-up", "Day").fill("2027-01-10");
                day(ops, "Make-up", "Name").fill("New Year make-up 元旦调休");
                assertThat(preview(ops)).containsText("2027 has 256 working days by this notice");
                ops.picture("cockpit-calendar-publish");
                press(ops, "Publish and count anew");

                assertThat(ops.page().getByText("2027 is published. Moved: " + provisional + " deadline"))
                        .isVisible();
                assertThat(ops.page().locator("[data-year='2027']")).containsText("2027-02-05 – 02-11 Spring Festival");
                assertThat(banner).isEmpty();
                ops.picture("cockpit-calendar");

                turnTo(ops, "Deadlines");
                label(ops, "Search").fill(study.code());
                Locator row = ops.page().locator("[data-project='" + study.code() + "']");
                assertThat(row).containsText("2027-01-04");
                assertThat(row).not().containsText("Provisional");
            }
            assertThat(study.deadline().dueOn()).isEqualTo("2027-01-04");
        }

        @Test
        @Order(4)
        @DisplayName("a published year is corrected from what is known of it")
        void corrected() {
            try (Desk ops = inCockpit("ops")) {
                turnTo(ops, "Calendar");
                press(ops, "Correct: 2026");
                assertThat(day(ops, "National Day", "Last day")).hasValue("2026-10-07");
                assertThat(preview(ops)).containsText("2026 has 248 working days by this notice (248 as published)");
                day(ops, "National Day", "Last day").fill("2026-10-08");
                assertThat(preview(ops)).containsText("2026 has 247 working days by this notice (248 as published)");
                press(ops, "Publish and count anew");
                assertThat(ops.page().locator("[data-year='2026']")).containsText("2026-10-01 – 10-08 National Day");
            }
        }

        private List<Integer> years() {
            return house.person("ops")
                    .get("/api/calendar")
                    .is(200)
                    .rows()
                    .map(year -> year.path("year").asInt())
                    .toList();
        }

        private Locator preview(Desk desk) {
            return desk.page().locator(".pathways-preview");
        }

        /** An input of the first row whose name begins so. */
        private Locator day(Desk desk, String row, String input) {
            return desk.page()
                    .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^" + row)))
                    .and(desk.page().locator(".pathways-days"))
                    .first()
                    .getByLabel(Pattern.compile("^" + input));
        }
    }
}
