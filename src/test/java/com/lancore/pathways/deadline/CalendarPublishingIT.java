package com.lancore.pathways.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.engine.ProjectInstances;
import com.lancore.pathways.lecheng.SpecialImport;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.Notice;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/**
 * The notice of 2027 is published while 300 projects run, in all states in which they wait, some of them suspended. One
 * story, told in its order, in a database of its own.
 */
@PathwaysTest
@Tag("own-database")
@TestPropertySource(properties = "database.lock-timeout=1000")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("postgres-too")
class CalendarPublishingIT {

    private static final WorkingCalendar BEFORE = WorkingCalendar.of(CalendarYears.vendored());
    private static final Notice NOTICE = Notice.of2027();
    private static final WorkingCalendar AFTER = NOTICE.calendar();

    private static final String DAY = "2026-12-30T10:00";
    private static final LocalDate OPENED_ON = LocalDate.parse("2026-12-21");

    @Autowired
    private House house;

    @Autowired
    private ProjectDates dates;

    @Autowired
    private CalendarRecount recount;

    @Autowired
    private ProjectInstances instances;

    @Autowired
    private DeadlineRegister register;

    @Autowired
    private DataSource database;

    private final List<Study> studies = new ArrayList<>();
    private List<Study> longDue;
    private List<Study> newlyStarted;
    private List<Study> held;

    /** What stood before the notice, by project. */
    private final Map<String, ProjectDates.Snapshot> before = new LinkedHashMap<>();

    @BeforeAll
    void threeHundredProjects() {
        house.clock().set("2026-11-02T10:00");
        longDue = many(15, this::atItsFiling);
        house.clock().set(OPENED_ON + "T10:00");
        newlyStarted = many(175, n -> house.study().start());
        many(15, n -> SpecialImport.of(house).start().to("recordUrgency").study());
        held = many(15, n -> house.study().start());
        house.clock().set("2026-12-22T10:00");
        held.forEach(study -> study.outside().reported("pm", "projectHeld", "reason", "funding"));
        house.clock().set("2026-12-28T10:00");
        held.forEach(study -> study.outside().reported("pm", "projectResumed", "reason", "funded"));
        many(60, this::atItsFiling);
        List<Study> stopped = many(
                10,
                n -> SpecialImport.of(house).start().to("recordImportDecision").study());
        house.clock().set(DAY);
        stopped.forEach(study -> study.outside()
                .reported(
                        "regulatory",
                        "authorityClockPaused",
                        "clock",
                        "IMPORT_DECISION",
                        "date",
                        "2026-12-30",
                        "reason",
                        "expert review"));
        // breached already, and chased
        many(10, n -> house.study().start().letters("2026-12-18", "2026-12-21"));
        studies.forEach(Study::fireDueTimers);
        IntStream.range(0, studies.size())
                .filter(i -> i % 7 == 0)
                .mapToObj(studies::get)
                .forEach(this::suspend);
        studies.forEach(study -> before.put(study.code(), dates.of(study.code())));
    }

    @BeforeEach
    void theDayBeforeTheYearEnds() {
        house.clock().set(DAY);
    }

    @Test
    @Order(1)
    void beforeIt_whatCountsInto2027IsProvisional_andTheYearIsMissed() {
        assertThat(studies).hasSize(300);
        Answer status = house.person("pm").get("/api/calendar/status").is(200);

        assertThat(status.json().get("missingYear").asInt()).isEqualTo(2027);
        assertThat(status.json().get("since").asText()).isEqualTo("2026-10-01");
        assertThat(status.json().get("provisionalDeadlines").asLong())
                .isEqualTo(running().filter(Deadline::provisional).count())
                .isGreaterThan(20);
    }

    @Test
    @Order(2)
    void brokenOffAtAProjectThatSomebodyWorksOn_itSaysThatItRemains() throws SQLException {
        Study filing = aFilingOf28December();
        String busy = filing.code();
        try (Connection somebody = database.getConnection()) {
            somebody.setAutoCommit(false);
            somebody.createStatement().executeQuery("select * from project where code = '" + busy + "' for update");

            Answer moved = publish(NOTICE).is(200);

            assertThat(moved.json().get("remaining").asInt()).isEqualTo(1);
            assertThat(dates.of(busy)).isEqualTo(before.get(busy));
            filing.tryUpload("regulatory", "FILING_RECEIPT", Study.pdf("receipt"))
                    .is(409)
                    .isPlainRefusal();
            somebody.rollback();
        }
    }

    @Test
    @Order(3)
    void theSameCallGoesOn_andThenNothingIsLeft() {
        Answer moved = publish(NOTICE).is(200);

        assertThat(moved.json().get("remaining").asInt()).isZero();
        assertThat(moved.json().get("rowsMoved").asInt()).isEqualTo(1);
        assertThat(house.person("pm")
                        .get("/api/calendar/status")
                        .json()
                        .get("missingYear")
                        .isNull())
                .isTrue();
    }

    @Test
    @Order(4)
    void everyRowStandsWhereTheCalculatorCountsIt() {
        running().filter(row -> row.pausedOn() == null).forEach(row -> {
            assertThat(row.dueOn())
                    .as(row.toString())
                    .isEqualTo(AFTER.due(row.countedFrom(), row.workingDays()).due());
            assertThat(row.provisional()).as(row.toString()).isFalse();
        });
        assertThat(running().filter(CalendarPublishingIT::isMoved)).hasSizeGreaterThan(20);
    }

    @Test
    @Order(5)
    void theTimersOfEveryRow_ofSuspendedProjectsToo_readItsDay() {
        Instant now = house.clock().instant();
        List<Deadline> clocks = running()
                .filter(row -> row.pausedOn() == null && row.breachAt().isAfter(now))
                .toList();
        for (Deadline row : clocks) {
            Study study = study(row.projectCode());
            boolean filing = row.kind().equals("NHC_FILING");
            assertThat(study.timer(filing ? "filingOverdue" : "urgencyOverdue"))
                    .as(row.toString())
                    .contains(row.breachAt());
            study.timer("filingReminder")
                    .ifPresent(at -> assertThat(at).as(row.toString()).isEqualTo(rung(row, 3)));
            study.timer("nextRung")
                    .ifPresent(at -> assertThat(at).as(row.toString()).isIn(rung(row, 2), rung(row, 1), rung(row, 0)));
        }
        assertThat(clocks).hasSizeGreaterThan(50);
    }

    @Test
    @Order(6)
    void theTasksOfEveryRow_andTheHousesOwnDates_moveWithIt() {
        Instant due = Shanghai.lastSecondOf(AFTER.due(OPENED_ON, 10).due());
        for (Study study : newlyStarted) {
            assertThat(instances.tasks(study.code()))
                    .as(study.code())
                    .isNotEmpty()
                    .allSatisfy(
                            task -> assertThat(task.getDueDate().toInstant()).isEqualTo(due));
        }
        running().filter(row -> row.kind().equals("NHC_FILING")).forEach(row -> assertThat(
                        instances.tasks(row.projectCode()))
                .as(row.toString())
                .filteredOn(task -> task.getTaskDefinitionKey().equals("assembleFiling"))
                .singleElement()
                .satisfies(task -> assertThat(task.getDueDate().toInstant()).isEqualTo(row.dueAt())));
    }

    @Test
    @Order(7)
    void aStepThatWasHeld_keepsTheDaysThatItHadLeft() {
        int left = AFTER.workingDaysLeft(
                LocalDate.parse("2026-12-22"), AFTER.due(OPENED_ON, 10).due());
        Instant due = Shanghai.lastSecondOf(
                AFTER.due(LocalDate.parse("2026-12-28"), left).due());

        assertThat(left).isEqualTo(9);
        for (Study study : held) {
            assertThat(instances.tasks(study.code())).as(study.code()).allSatisfy(task -> assertThat(
                            task.getDueDate().toInstant())
                    .isEqualTo(due));
        }
    }

    @Test
    @Order(8)
    void eachMovedRowHasOneEntryWithOldAndNew_andTheRestStandsAsItStood() {
        for (Study study : studies) {
            Map<String, String> was = before.get(study.code()).rows();
            Map<String, String> is = dates.of(study.code()).rows();
            List<Study.Entry> entries = study.trail("DEADLINE").stream()
                    .filter(e -> e.note().startsWith("counted anew by the calendar as published"))
                    .toList();
            was.forEach((row, date) -> {
                boolean moved = !date.equals(is.get(row));
                assertThat(entries).as(study + " " + date).hasSize(moved ? 1 : 0);
                if (moved) {
                    assertThat(entries.get(0).oldValue()).contains("provisional");
                    assertThat(entries.get(0).newValue()).doesNotContain("provisional");
                    assertThat(entries.get(0).person()).isEqualTo("system");
                }
            });
        }
        for (Study study : longDue) {
            ProjectDates.Snapshot was = before.get(study.code());
            ProjectDates.Snapshot is = dates.of(study.code());
            assertThat(is.rows()).isEqualTo(was.rows());
            assertThat(is.timers()).isEqualTo(was.timers());
            was.tasks().forEach((task, due) -> {
                if (due.isBefore(Instant.parse("2026-12-31T16:00:00Z"))) {
                    assertThat(is.tasks()).containsEntry(task, due);
                }
            });
        }
    }

    @Test
    @Order(9)
    void theSameNoticeAgain_movesNothing() {
        Map<String, ProjectDates.Snapshot> was = new LinkedHashMap<>();
        studies.forEach(study -> was.put(study.code(), dates.of(study.code())));

        Answer moved = publish(NOTICE).is(200);

        assertThat(moved.text()).isEqualTo("{\"rowsMoved\":0,\"timersMoved\":0,\"tasksMoved\":0,\"remaining\":0}");
        studies.forEach(study -> assertThat(dates.of(study.code())).isEqualTo(was.get(study.code())));
    }

    @Test
    @Order(10)
    void aCorrectionOfIt_movesThemAgain() {
        Study study = aFilingOf28December();
        assertThat(study.deadline().dueOn()).isEqualTo("2027-01-05");

        Answer moved = publish(Notice.of2027().off("2027-01-04", "New Year 元旦")).is(200);

        assertThat(study.deadline().dueOn()).isEqualTo("2027-01-06");
        assertThat(moved.json().get("rowsMoved").asInt()).isGreaterThan(10);
        assertThat(moved.json().get("timersMoved").asInt()).isGreaterThan(10);
        assertThat(moved.json().get("tasksMoved").asInt()).isGreaterThan(190);
    }

    @Test
    @Order(11)
    void afterAllOfIt_registerTimersAndTasksAgreeWithTheCalculator() {
        Answer compared =
                house.person("ops").post("/api/reconciliation", Map.of()).is(200);

        assertThat(compared.json().get("differences")).isEmpty();
        assertThat(compared.json().get("ranAt").asText()).startsWith("2026-12-30T02:");
    }

    @Test
    @Order(12)
    void aRowATimerAndATaskThatWereMovedAside_areFoundByTheNextComparison_whichChangesNothing() {
        Study row = aFilingOf28December();
        new JdbcTemplate(database)
                .update("update deadline set due_on = date '2027-01-20' where project_code = ?", row.code());
        Study timer = filingsOf28December().skip(1).findFirst().orElseThrow();
        ManagementService management = house.engine().getManagementService();
        management.setJobDuedate(
                timer.timers().stream()
                        .filter(t -> t.node().equals("filingOverdue"))
                        .findFirst()
                        .orElseThrow()
                        .job(),
                Date.from(Instant.parse("2027-02-20T16:00:00Z")));
        Study task = newlyStarted.get(3);
        house.engine().getTaskService().setDueDate(task.task("prepareNonClinicalPackage"), new Date(0));
        List<String> was = Stream.of(row, timer, task)
                .map(study -> dates.of(study.code()).toString())
                .toList();

        Answer compared =
                house.person("ops").post("/api/reconciliation", Map.of()).is(200);

        assertThat(compared.json().get("differences"))
                .extracting(d -> d.get("projectCode").asText() + " "
                        + d.get("subject").asText().replaceAll(" [-0-9a-f]{36}.*", ""))
                .contains(
                        row + " no timer ends NHC_FILING of 2026-12-28",
                        row + " deadline NHC_FILING",
                        timer + " no timer ends NHC_FILING of "
                                + timer.deadline().countedFrom(),
                        timer + " timer filingOverdue of",
                        task + " task prepareNonClinicalPackage");
        assertThat(house.person("ops").get("/api/reconciliation").text()).isEqualTo(compared.text());
        assertThat(Stream.of(row, timer, task)
                        .map(study -> dates.of(study.code()).toString()))
                .containsExactlyElementsOf(was);
        house.person("pm")
                .post("/api/reconciliation", Map.of())
                .isPlainRefusal()
                .is(403);
    }

    @Test
    @Order(13)
    void eachNightAtHalfPastTwoInShanghai_itComparesByItself() {
        assertThat(house.timerOf("nightlyReconciliation")
                        .getDuedate()
                        .toInstant()
                        .toString())
                .endsWith("T18:30:00Z");
        house.clock().set("2026-12-31T02:30");
        JsonNode found = house.person("ops").get("/api/reconciliation").json().get("differences");
        Map<String, ProjectDates.Snapshot> was = everyDate();

        house.fireTimerOf("nightlyReconciliation");

        Answer compared = house.person("ops").get("/api/reconciliation").is(200);
        assertThat(compared.json().get("ranAt").asText()).startsWith("2026-12-30T18:3");
        assertThat(compared.json().get("differences")).isNotEmpty().containsAll(found);
        assertThat(everyDate()).as("the comparison by the job changes nothing").isEqualTo(was);
        ModelCoverage.isAtLeast(1, house, "nightlyReconciliation");
    }

    @Test
    @Order(14)
    void aYearBeforeTheFirst_canBePublished_andTheReviewOfAStudyWhoseLetterIsOlderGoesOn() {
        Study study = house.study().start().to("recordAcademicReview").letters("2023-10-24", "2023-10-30");
        study.upload("pm", "LEGAL_OPINION")
                .done("resolveTransition", "transitionDecision", "FILE", "legalOpinionReference", "LO-2026-3")
                .to("confirmFirstPatient");
        assertThatThrownBy(study::fireDueTimers).hasMessageContaining("2023-10-30 lies before 2024");

        house.person("ops")
                .put(
                        "/api/calendar/2023",
                        Map.of(
                                "paper",
                                "https://www.gov.cn/test/notice-2023.htm",
                                "holidays",
                                Map.of("2023-01-02", "New Year 元旦"),
                                "workdays",
                                Map.of()))
                .is(200);

        assertThat(study.fireDueTimers()).contains("ethicsReviewDue");
        assertThat(study.deadline("ETHICS_REVIEW").dueOn()).isEqualTo("2024-10-30");
        assertThat(study.deadline("ETHICS_REVIEW").status()).isEqualTo("BREACHED");
    }

    /** Of all projects: rows, timers and tasks. */
    private Map<String, ProjectDates.Snapshot> everyDate() {
        return dates.of(recount.projects());
    }

    private Answer publish(Notice notice) {
        return house.person("ops").put("/api/calendar/2027", notice.body());
    }

    private Stream<Deadline> running() {
        return register.all(null).stream().filter(d -> d.status().isRunning());
    }

    private static boolean isMoved(Deadline row) {
        return !BEFORE.due(row.countedFrom(), row.workingDays())
                .due()
                .equals(AFTER.due(row.countedFrom(), row.workingDays()).due());
    }

    private static Instant rung(Deadline row, int workingDaysBefore) {
        return Shanghai.at(AFTER.minusWorkingDays(row.dueOn(), workingDaysBefore), LocalTime.of(9, 0));
    }

    private Study aFilingOf28December() {
        return filingsOf28December().findFirst().orElseThrow();
    }

    private Stream<Study> filingsOf28December() {
        return running()
                .filter(row ->
                        row.kind().equals("NHC_FILING") && row.countedFrom().equals(LocalDate.parse("2026-12-28")))
                .map(row -> study(row.projectCode()));
    }

    private Study study(String code) {
        return studies.stream().filter(s -> s.code().equals(code)).findFirst().orElseThrow();
    }

    private List<Study> many(int count, IntFunction<Study> one) {
        List<Study> made = IntStream.range(0, count).mapToObj(one).toList();
        studies.addAll(made);
        return made;
    }

    /** Its letters are of today and up to four days before. */
    private Study atItsFiling(int n) {
        LocalDate today = house.clock().today();
        return house.study()
                .start()
                .letters(
                        today.minusDays(n % 5 + 1).toString(),
                        today.minusDays(n % 5).toString());
    }

    private void suspend(Study study) {
        RuntimeService runtime = house.engine().getRuntimeService();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(study.code())
                .active()
                .list()
                .forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));
    }
}
