package com.lancore.pathways.conduct;

import static com.lancore.pathways.conduct.UnderConduct.enrolled;
import static com.lancore.pathways.conduct.UnderConduct.event;
import static com.lancore.pathways.conduct.UnderConduct.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A safety event: what follows at once (D11), the report and the ethics assessment on clocks that ask for their number. */
@PathwaysTest
class SafetyEventIT {

    private static final String TODAY = "2026-10-12";

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-09-28T10:00");
    }

    /** A study with its first patient, some days on. */
    private UnderConduct underWay() {
        UnderConduct conduct = enrolled(house, house.study());
        house.clock().set(TODAY + "T10:00");
        return conduct;
    }

    @ParameterizedTest(name = "{0}: {1}, the study is {2}")
    @CsvSource({
        "SERIOUS_ADVERSE_REACTION, SERIOUS_ADVERSE_REACTION, ACTIVE",
        "MAJOR_RISK, MAJOR_RISK, SUSPENDED",
        "UNKNOWN, SAFETY_EVENT_UNKNOWN, SUSPENDED",
        "SAFETY_OR_EFFICACY_PROBLEM, SAFETY_OR_EFFICACY_PROBLEM, TERMINATED"
    })
    void whatFollowsStandsInTheTable(String kind, String reason, String status) {
        UnderConduct conduct = underWay().safetyEvent(kind, TODAY);

        assertThat(conduct.status()).isEqualTo(status);
        assertThat(conduct.study().trail("WARNING"))
                .extracting(Study.Entry::name)
                .contains(reason);
        assertThat(conduct.study().open()).contains("treatSubjects", "setSafetyReportDays", "assessSafetyEvent");
        assertThat(conduct.study().open().contains("followUpSubjects")).isEqualTo(status.equals("TERMINATED"));
    }

    @Nested
    class Report {

        @Test
        void hasNoClock_untilSomebodyEntersTheNumber_withItsSource() {
            UnderConduct conduct = underWay().safetyEvent("SERIOUS_ADVERSE_REACTION", "2026-10-09");
            Study study = conduct.study();
            assertThat(conduct.rows("SAFETY_REPORT")).isEmpty();
            study.refuses(422, "regulatory", "setSafetyReportDays", "safetyReportWorkingDays", "3")
                    .says("Safety report source is missing");
            study.refuses(
                            422,
                            "regulatory",
                            "setSafetyReportDays",
                            "safetyReportWorkingDays",
                            "251",
                            "safetyReportSource",
                            "x")
                    .says("at most 250");

            days(study, 3);

            assertThat(conduct.row("SAFETY_REPORT").countedFrom()).isEqualTo("2026-10-09");
            assertThat(conduct.row("SAFETY_REPORT").dueOn()).isEqualTo("2026-10-13");
            assertThat(conduct.row("SAFETY_REPORT").workingDays()).isEqualTo(3);
            assertThat(conduct.row("SAFETY_REPORT").warning()).isEqualTo("NUMBER_OF_THIS_CASE");
            assertThat(house.person("pm")
                            .get("/api/projects/" + study.code() + "/deadlines")
                            .rows()
                            .filter(d -> d.get("kind").asText().equals("SAFETY_REPORT")))
                    .singleElement()
                    .satisfies(d -> {
                        assertThat(d.get("confidence").asText()).isEqualTo("UNVERIFIED");
                        assertThat(d.get("basis").asText()).contains("in this case by: Article 28 as read by counsel");
                    });
            assertThat(conduct.outside().due("reportSafetyEvent")).isEqualTo(Instant.parse("2026-10-13T15:59:59Z"));
        }

        @Test
        void isMet_breached_orLate_byTheDateOfTheReport() {
            UnderConduct conduct = underWay().safetyEvent("SERIOUS_ADVERSE_REACTION", "2026-10-09");
            Study study = conduct.study();
            days(study, 3);
            house.clock().set("2026-10-14T00:00");
            assertThat(study.fireDueTimers()).contains("safetyReportDueSoon", "safetyReportOverdue");
            assertThat(conduct.row("SAFETY_REPORT").status()).isEqualTo("BREACHED");
            study.refuses(422, "regulatory", "reportSafetyEvent", "safetyReportDate", "2026-10-13")
                    .says("EVIDENCE");
            study.upload("regulatory", "EVIDENCE");
            study.refuses(422, "regulatory", "reportSafetyEvent", "safetyReportDate", "2026-10-08")
                    .says("lies before the day the event became known");

            study.done("reportSafetyEvent", "safetyReportDate", "2026-10-13");
            assertThat(conduct.row("SAFETY_REPORT").status()).isEqualTo("MET");
            assertThat(conduct.row("SAFETY_REPORT").recordedLate()).isTrue();

            conduct.outside().corrected("regulatory", "safetyReportDate", "2026-10-14");
            assertThat(conduct.row("SAFETY_REPORT").status()).isEqualTo("LATE");
        }

        @Test
        void isCountedAnew_whereTheDayItBecameKnown_orTheNumber_wasMistyped() {
            UnderConduct conduct = underWay().safetyEvent("SERIOUS_ADVERSE_REACTION", "2026-10-09");
            days(conduct.study(), 3);

            conduct.outside().corrected("clinical", "knownDate", "2026-10-12");
            assertThat(conduct.row("SAFETY_REPORT").dueOn()).isEqualTo("2026-10-15");

            conduct.outside().corrected("regulatory", "safetyReportWorkingDays", "2");
            assertThat(conduct.row("SAFETY_REPORT").dueOn()).isEqualTo("2026-10-14");
            assertThat(conduct.study().timer("safetyReportOverdue")).contains(Instant.parse("2026-10-14T16:00:00Z"));
        }
    }

    @Nested
    class Assessment {

        @Test
        void letsTheStudyGoOn_orKeepsItSuspended_orEndsIt() {
            UnderConduct conduct = numbered(house, house.study());
            Study study = conduct.study();
            conduct.safetyEvent("MAJOR_RISK", "2026-09-28");
            assertThat(study.blockers()).contains("confirmFirstPatient CONDUCT_SUSPENDED");

            conduct.assessed("SUSPEND", "2026-09-28");
            assertThat(conduct.status()).isEqualTo("SUSPENDED");
            reportedAssessment(study, "2026-09-28");
            assertThat(study.open()).contains("assessSafetyEvent");
            study.refuses(
                            422,
                            "ethics",
                            "assessSafetyEvent",
                            "assessmentOutcome",
                            "CONTINUE",
                            "assessmentDate",
                            "2026-09-28")
                    .says("ETHICS_OPINION");

            conduct.assessed("CONTINUE", "2026-09-28");
            assertThat(conduct.status()).isEqualTo("ACTIVE");
            assertThat(study.blockers()).doesNotContain("confirmFirstPatient CONDUCT_SUSPENDED");
        }

        @Test
        void thatEndsTheStudy_endsItAtOnce_andItsResultIsStillReported() {
            UnderConduct conduct = underWay().safetyEvent("MAJOR_RISK", TODAY);

            conduct.assessed("TERMINATE", TODAY);

            assertThat(conduct.status()).isEqualTo("TERMINATED");
            assertThat(conduct.study().open()).contains("followUpSubjects", "setAssessmentReportDays");
            conduct.study().done("followUpSubjects", "followUpDate", TODAY, "followUpSummary", "one subject, well");
            assertThat(conduct.study().blockers()).contains("archiveStudy SAFETY_EVENT_OPEN");
            conduct.study()
                    .refuses(
                            422,
                            "regulatory",
                            "archiveStudy",
                            "archivedDate",
                            TODAY,
                            "archivePlace",
                            "Building 3",
                            "offspringAffected",
                            "NO")
                    .says("A safety event of this study is still under way");

            close(conduct);
            conduct.archived(TODAY, "NO");
            assertThat(conduct.study().running()).isEmpty();
        }

        @Test
        void hasAClockOfItsOwn_fromItsOwnDate() {
            UnderConduct conduct = underWay().safetyEvent("SERIOUS_ADVERSE_REACTION", TODAY);
            Study study = conduct.study();
            conduct.assessed("CONTINUE", TODAY);
            assertThat(conduct.rows("ETHICS_ASSESSMENT")).isEmpty();
            assessmentDays(study, 2);

            assertThat(conduct.row("ETHICS_ASSESSMENT").dueOn()).isEqualTo("2026-10-14");
            house.clock().set("2026-10-15T00:00");
            assertThat(study.fireDueTimers()).contains("assessmentDueSoon", "assessmentOverdue");
            assertThat(conduct.row("ETHICS_ASSESSMENT").status()).isEqualTo("BREACHED");
            study.upload("regulatory", "EVIDENCE").done("reportAssessment", "assessmentReportDate", "2026-10-15");
            assertThat(conduct.row("ETHICS_ASSESSMENT").status()).isEqualTo("LATE");
        }

        @Test
        void suspendsNoStudyThatHasEnded() {
            UnderConduct conduct =
                    underWay().safetyEvent("SERIOUS_ADVERSE_REACTION", TODAY).completed(TODAY);
            conduct.study().upload("ethics", "ETHICS_OPINION");

            conduct.study()
                    .refuses(
                            422,
                            "ethics",
                            "assessSafetyEvent",
                            "assessmentOutcome",
                            "SUSPEND",
                            "assessmentDate",
                            TODAY,
                            "assessmentReason",
                            "to be sure")
                    .says("The study has ended");
        }
    }

    @Test
    void isClosed_onceTreatedReportedAndAssessed() {
        UnderConduct conduct = underWay().safetyEvent("SERIOUS_ADVERSE_REACTION", TODAY);
        conduct.assessed("CONTINUE", TODAY);

        close(conduct);

        assertThat(conduct.study().running()).containsExactly("iitConduct");
        assertThat(conduct.row("SAFETY_REPORT").status()).isEqualTo("MET");
        assertThat(conduct.row("ETHICS_ASSESSMENT").status()).isEqualTo("MET");
    }

    @Test
    void mayBecomeKnownAfterTheStudyHasEnded_andIsReportedStill() {
        UnderConduct conduct = underWay().completed(TODAY).safetyEvent("SAFETY_OR_EFFICACY_PROBLEM", TODAY);

        assertThat(conduct.study().open()).contains("archiveStudy", "treatSubjects", "setSafetyReportDays");
        assertThat(conduct.status()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest(name = "{0} known {1} by {2}: {3}")
    @CsvSource({
        "MAJOR_RISK, 2026-10-13, clinical, 422, lies in the future",
        "MAJOR_RISK, 2026-09-27, clinical, 422, lies before the filing",
        "MAJOR_RISK, 2026-10-12, pm, 403, belongs to regulatory affairs or clinical operations",
        "HEADACHE, 2026-10-12, clinical, 422, must be one of SERIOUS_ADVERSE_REACTION"
    })
    void onlyWhatCanHaveHappened(String kind, String known, String person, int status, String sentence) {
        UnderConduct conduct = underWay();

        conduct.outside()
                .refuses(status, person, "safetyEvent", event(kind, known))
                .says(sentence);
    }

    private void close(UnderConduct conduct) {
        Study study = conduct.study();
        study.done("treatSubjects", "measuresTaken", "tocilizumab", "sponsorToldDate", TODAY);
        days(study, 3);
        study.upload("regulatory", "EVIDENCE").done("reportSafetyEvent", "safetyReportDate", TODAY);
        reportedAssessment(study, TODAY);
    }

    private static void reportedAssessment(Study study, String date) {
        assessmentDays(study, 2);
        study.upload("regulatory", "EVIDENCE").done("reportAssessment", "assessmentReportDate", date);
    }

    private static void days(Study study, int days) {
        study.done(
                "setSafetyReportDays",
                "safetyReportWorkingDays",
                Integer.toString(days),
                "safetyReportSource",
                "Article 28 as read by counsel");
    }

    private static void assessmentDays(Study study, int days) {
        study.done(
                "setAssessmentReportDays",
                "assessmentReportWorkingDays",
                Integer.toString(days),
                "assessmentReportSource",
                "Article 28 as read by counsel");
    }
}
