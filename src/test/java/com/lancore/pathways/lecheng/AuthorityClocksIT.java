package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The clocks of the authorities: run over, stopped, counted anew from a corrected date. */
@PathwaysTest
class AuthorityClocksIT {

    private static final String TODAY = "2026-10-30T10:00";

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set(TODAY);
    }

    @Nested
    class AnAuthorityThatRunsOver {

        @ParameterizedTest
        @CsvSource({
            "recordQualification, qualificationOverdue, chaseQualification, INSTITUTION_QUALIFICATION, 2026-10-27",
            "recordUrgency, urgencyOverdue, chaseUrgency, URGENCY_DECISION, 2026-10-20",
            "recordImportDecision, importDecisionOverdue, chaseImportDecision, IMPORT_DECISION, 2026-10-22"
        })
        void isChased_andIsNoBreachOfOurs_andTheChaseVanishesWithTheAnswer(
                String record, String timer, String chase, String kind, LocalDate due) {
            house.clock().set("2026-10-13T10:00");
            SpecialImport drug = SpecialImport.of(house).notQualified().start().to(record);
            Study study = drug.study();
            assertThat(drug.clock(kind).dueOn()).isEqualTo(due);
            assertThat(study.timer(timer)).contains(instant(due.plusDays(1) + "T00:00:00"));

            house.clock().set(due + "T23:59");
            assertThat(study.fireDueTimers()).isEmpty();
            house.clock().set(due.plusDays(1) + "T00:01");
            assertThat(study.fireDueTimers()).containsExactly(timer);

            assertThat(study.open()).containsExactlyInAnyOrder(record, chase);
            assertThat(drug.clock(kind).status()).isEqualTo("OPEN");
            assertThat(drug.clock(kind).workingDaysLeft()).isNegative();
            assertThat(house.person("pm")
                            .get("/api/deadlines?status=BREACHED")
                            .rows()
                            .map(d -> d.get("projectCode").asText()))
                    .doesNotContain(drug.code());
            assertThat(study.instances("deadlineWatch")).isEmpty();

            house.clock().set(due.plusDays(3) + "T10:00");
            drug.done(record);
            assertThat(study.open()).doesNotContain(record, chase);
            assertThat(drug.clock(kind).status()).isEqualTo("LATE");
            assertThat(study.timers()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "recordQualification, chaseQualification",
            "recordUrgency, chaseUrgency",
            "recordImportDecision, chaseImportDecision"
        })
        void isChasedOnce_andTheDecisionStaysAwaited(String record, String chase) {
            house.clock().set("2026-10-13T10:00");
            SpecialImport drug = SpecialImport.of(house).notQualified().start().to(record);
            Study study = drug.study();
            house.clock().set(TODAY);
            study.fireDueTimers();

            study.leavesAsItWas(() -> study.complete("clinical", chase, "authorityChaseNote", "called"))
                    .is(403);
            drug.done(chase, "authorityChaseNote", "called the commission, an answer is promised");

            assertThat(study.open()).containsExactly(record);
            assertThat(study.fact("authorityChaseNote")).startsWith("called the commission");
            assertThat(study.fireDueTimers()).isEmpty();
        }

        @Test
        void beforeWeKeyedTheAcceptance_isChasedAtOnce() {
            SpecialImport drug = SpecialImport.of(house).start().to("submitUrgency");

            drug.done("submitUrgency", "urgencySubmittedDate", "2026-10-12", "urgencyAcceptedDate", "2026-10-12");

            assertThat(drug.study().fireDueTimers()).containsExactly("urgencyOverdue");
            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("OPEN");
        }
    }

    @Nested
    class AClockThatIsStopped {

        @Test
        void movesByTheWorkingDaysOfTheStop_andNoOtherDoes() {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = SpecialImport.of(house).notQualified().start().to("recordUrgency");
            Study study = drug.study();
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-15");
            LocalDate qualified = drug.clock("INSTITUTION_QUALIFICATION").dueOn();

            house.clock().set("2026-10-12T10:00");
            drug.report("regulatory", "authorityClockPaused", urgency("2026-10-12", "expert review"));
            // while it stands no timer runs, and nobody is chased
            house.clock().set("2026-10-20T10:00");
            assertThat(study.fireDueTimers()).isEmpty();
            assertThat(study.open()).containsExactly("recordUrgency");

            drug.report("regulatory", "authorityClockResumed", urgency("2026-10-20", "the experts have reported"));
            // 10 and 12 October counted; three working days were left
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-23");
            assertThat(drug.clock("URGENCY_DECISION").countedFrom()).isEqualTo("2026-10-09");
            assertThat(drug.clock("INSTITUTION_QUALIFICATION").dueOn()).isEqualTo(qualified);
            assertThat(study.timer("urgencyOverdue")).contains(instant("2026-10-24T00:00:00"));
            assertThat(study.trail("DEADLINE"))
                    .anySatisfy(e -> assertThat(e.note()).contains("stopped on 2026-10-12: expert review"));
            assertThat(study.trail("DEADLINE")).anySatisfy(e -> assertThat(e.note())
                    .contains("resumed on 2026-10-20 with 3 working days left: the experts have reported"));

            house.clock().set("2026-10-24T00:01");
            assertThat(study.fireDueTimers()).containsExactly("urgencyOverdue");
        }

        @Test
        void isStoppedAndResumedOnlyWhereThatCanBe() {
            house.clock().set("2026-10-13T10:00");
            SpecialImport drug = SpecialImport.of(house).start().to("submitUrgency");
            Study study = drug.study();
            Object[] today = urgency("2026-10-13", "expert review");
            drug.refuses(409, "authorityClockPaused", today).says("does not run now");

            drug.done("submitUrgency");
            drug.refuses(409, "authorityClockResumed", today).says("is not stopped");
            drug.refuses(422, "authorityClockPaused", urgency("2026-10-12", "before"))
                    .says("lies before the acceptance");
            drug.refuses(422, "authorityClockPaused", urgency("2026-10-14", "tomorrow"))
                    .says("lies in the future");
            drug.refuses(422, "authorityClockPaused", urgency("2026-10-13", "  "))
                    .says("Reason is missing");
            drug.refuses(422, "authorityClockPaused", "clock", "NHC_FILING", "date", "2026-10-13", "reason", "x")
                    .says("must be one of INSTITUTION_QUALIFICATION, URGENCY_DECISION, IMPORT_DECISION");
            drug.refuses(409, "authorityClockPaused", "clock", "IMPORT_DECISION", "date", "2026-10-13", "reason", "x")
                    .says("does not run now");
            study.leavesAsItWas(() -> drug.tryReport("clinical", "authorityClockPaused", today))
                    .is(403);

            drug.report("regulatory", "authorityClockPaused", today);
            drug.refuses(409, "authorityClockPaused", today).says("does not run now");
            drug.refuses(422, "authorityClockResumed", urgency("2026-10-12", "x"))
                    .says("lies before the stop");
            drug.report("regulatory", "authorityClockResumed", today);

            drug.done("recordUrgency");
            drug.refuses(409, "authorityClockPaused", today).says("does not run now");
        }

        @Test
        void standsStill_alsoInTheJudgementOfADecisionThatCameMeanwhile() {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = SpecialImport.of(house).start().to("recordUrgency");
            drug.report("regulatory", "authorityClockPaused", urgency("2026-10-09", "expert review"));

            house.clock().set("2026-10-22T10:00");
            drug.done("recordUrgency");

            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("MET");
        }

        @Test
        void afterItRanOver_isMovedAllTheSame() {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = SpecialImport.of(house).start().to("recordUrgency");
            house.clock().set("2026-10-19T10:00");
            assertThat(drug.study().fireDueTimers()).containsExactly("urgencyOverdue");

            drug.report("regulatory", "authorityClockPaused", urgency("2026-10-12", "told late"));
            drug.report("regulatory", "authorityClockResumed", urgency("2026-10-19", "done"));

            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-22");
        }

        @ParameterizedTest
        @CsvSource({
            "recordQualification, qualificationOverdue, chaseQualification, INSTITUTION_QUALIFICATION",
            "recordUrgency, urgencyOverdue, chaseUrgency, URGENCY_DECISION",
            "recordImportDecision, importDecisionOverdue, chaseImportDecision, IMPORT_DECISION"
        })
        void afterItRanOverAndWasChased_isChasedAgain_onlyWhenItRunsOverAgain(
                String record, String timer, String chase, String kind) {
            house.clock().set("2026-10-09T10:00");
            SpecialImport drug = SpecialImport.of(house).notQualified().start().to(record);
            Study study = drug.study();
            house.clock().set("2026-10-26T10:00");
            assertThat(study.fireDueTimers()).containsExactly(timer);
            drug.done(chase, "authorityChaseNote", "the experts had asked on 12 October");

            // told late: the day that it moves to was over when it was chased
            drug.report("regulatory", "authorityClockPaused", stop(kind, "2026-10-12"));
            drug.report("regulatory", "authorityClockResumed", stop(kind, "2026-10-12"));
            assertThat(study.fireDueTimers()).isEmpty();
            assertThat(study.open()).containsExactly(record);

            drug.report("regulatory", "authorityClockPaused", stop(kind, "2026-10-12"));
            assertThat(study.fireDueTimers()).isEmpty();
            drug.report("regulatory", "authorityClockResumed", stop(kind, "2026-10-26"));
            LocalDate due = drug.clock(kind).dueOn();
            house.clock().set(due + "T23:59");
            assertThat(study.fireDueTimers()).isEmpty();

            house.clock().set(due.plusDays(1) + "T00:01");
            assertThat(study.fireDueTimers()).containsExactly(timer + "Again");
            assertThat(study.open()).containsExactlyInAnyOrder(record, chase);

            drug.done(chase);
            assertThat(study.fireDueTimers()).isEmpty();
            drug.done(record);
            assertThat(study.open()).doesNotContain(record, chase);
            assertThat(study.timers()).isEmpty();
        }

        private Object[] stop(String kind, String date) {
            return new Object[] {"clock", kind, "date", date, "reason", "expert review"};
        }

        private Object[] urgency(String date, String reason) {
            return new Object[] {"clock", "URGENCY_DECISION", "date", date, "reason", reason};
        }
    }

    @Nested
    class ACorrectedDateOfAcceptance {

        @Test
        void countsTheClockAnew() {
            house.clock().set("2026-10-19T10:00");
            SpecialImport drug = SpecialImport.of(house).start().to("submitUrgency");
            drug.done("submitUrgency", "urgencySubmittedDate", "2026-10-12", "urgencyAcceptedDate", "2026-10-19");
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-26");

            correct(drug, "urgencyAcceptedDate", "2026-10-16");

            assertThat(drug.clock("URGENCY_DECISION").countedFrom()).isEqualTo("2026-10-16");
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-23");
            assertThat(drug.study().timer("urgencyOverdue")).contains(instant("2026-10-24T00:00:00"));
        }

        @Test
        void keepsTheStopsOfTheClock() {
            house.clock().set("2026-10-12T10:00");
            SpecialImport drug = SpecialImport.of(house).start().to("submitUrgency");
            drug.done("submitUrgency", "urgencySubmittedDate", "2026-10-08", "urgencyAcceptedDate", "2026-10-12");
            drug.report("regulatory", "authorityClockPaused", stop("2026-10-12"));
            house.clock().set("2026-10-20T10:00");
            drug.report("regulatory", "authorityClockResumed", stop("2026-10-20"));
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-27");

            correct(drug, "urgencyAcceptedDate", "2026-10-09");

            // 10 and 12 October count now
            assertThat(drug.clock("URGENCY_DECISION").dueOn()).isEqualTo("2026-10-23");
        }

        @Test
        void ofADecidedStep_isJudgedAgain() {
            house.clock().set("2026-10-23T10:00");
            SpecialImport drug = SpecialImport.of(house).start().to("submitUrgency");
            drug.done("submitUrgency", "urgencySubmittedDate", "2026-10-12", "urgencyAcceptedDate", "2026-10-12")
                    .done("recordUrgency");
            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("LATE");

            correct(drug, "urgencyDecisionDate", "2026-10-19");

            assertThat(drug.clock("URGENCY_DECISION").status()).isEqualTo("MET");
            assertThat(drug.clock("URGENCY_DECISION").metOn()).isEqualTo("2026-10-19");
        }

        private Object[] stop(String date) {
            return new Object[] {"clock", "URGENCY_DECISION", "date", date, "reason", "expert review"};
        }

        private void correct(SpecialImport drug, String fact, String value) {
            drug.study().upload("regulatory", "EVIDENCE");
            drug.report("regulatory", "factCorrected", "fact", fact, "newValue", value, "reason", "a slip");
            drug.done("approveCorrection", "correctionDecision", "APPROVED", "reason", "as the letter says");
        }
    }

    private static Instant instant(String inShanghai) {
        return OffsetDateTime.parse(inShanghai + "+08:00").toInstant();
    }
}
