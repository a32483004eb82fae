package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.Study.DeadlineSeen;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A corrected date moves its clock, and with it all that hangs on it: the breach, the timers, the filing. */
@PathwaysTest
@Tag("postgres-too")
class CorrectedDatesIT {

    @Autowired
    private House house;

    private Study study;

    /** The letters are of 7 and 8 October; the ethics letter was typed as of 8 September. Today is 9 October. */
    @Nested
    class SeptemberTypedInsteadOfOctober {

        @BeforeEach
        void aBreachThatNeverWas() {
            house.clock().set("2026-10-09T10:00");
            study = house.study().start().to("recordAcademicReview");
            study.letters("2026-09-07", "2026-09-08");
            study.fireDueTimers();
            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-09-15");
            assertThat(study.open())
                    .containsExactly("acknowledgeBreach", "assembleFiling", "chaseDeadline", "planFirstPatient");
        }

        @Test
        void theFalseBreachIsUndone_andTheRowIsOpenAgain() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            DeadlineSeen filing = study.deadline();
            assertThat(filing.status()).isEqualTo("OPEN");
            assertThat(filing.countedFrom()).isEqualTo("2026-10-08");
            assertThat(filing.dueOn()).isEqualTo("2026-10-14");
            assertThat(filing.dueAt()).isEqualTo("2026-10-14T23:59:59+08:00");
            assertThat(filing.workingDaysLeft()).isEqualTo(4);
            assertThat(study.deadlines()).hasSize(1);
        }

        @Test
        void theTasksOfTheEscalationAreGone_andTheWatchIsBackOnItsLadder() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.open()).containsExactly("assembleFiling", "planFirstPatient");
            assertThat(study.running()).containsExactly("deadlineWatch", "iit");
            // three working days before 14 October
            assertThat(study.timer("nextRung")).contains(Instant.parse("2026-10-10T01:00:00Z"));
        }

        @Test
        void theDueDateOfTheTaskMoves_theOneOfTheHouseDoesNot() {
            Instant house = study.outside().due("planFirstPatient");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.outside().due("assembleFiling")).isEqualTo(Instant.parse("2026-10-14T15:59:59Z"));
            assertThat(study.outside().due("planFirstPatient")).isEqualTo(house);
        }

        @Test
        void itIsBreachedAgain_ifTheNewDayPasses() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");
            house.clock().set("2026-10-15T00:00");

            study.fireDueTimers();

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.open()).contains("acknowledgeBreach", "chaseDeadline");
        }

        @Test
        void itsHistoryStaysVisible() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.deadlineMoves()).containsExactly("BREACHED 2026-09-15", "OPEN 2026-10-14");
            assertThat(study.trail("DEADLINE").get(1).oldValue()).isEqualTo("BREACHED 2026-09-15");
            assertThat(study.trail("DEADLINE").get(1).note()).startsWith("counted anew after a correction");
            Study.Entry correction = study.trail("FACT").stream()
                    .filter(e -> e.node().equals("applyCorrection"))
                    .findFirst()
                    .orElseThrow();
            assertThat(correction.name()).isEqualTo("ethicsLetterDate");
            assertThat(correction.oldValue()).isEqualTo("2026-09-08");
            assertThat(correction.newValue()).isEqualTo("2026-10-08");
            assertThat(correction.person()).isEqualTo("director");
            assertThat(correction.note()).isEqualTo("mistyped");
            // what was typed first still stands where it was typed
            assertThat(study.trail("FACT")).anySatisfy(e -> {
                assertThat(e.node()).isEqualTo("recordEthicsReview");
                assertThat(e.newValue()).isEqualTo("2026-09-08");
            });
        }

        @Test
        void theRowIsMet_whereItWasFiledMeanwhile() {
            study.done("assembleFiling").done("fileWithNhc", "filingDate", "2026-10-09");
            assertThat(study.deadline().status()).isEqualTo("LATE");
            assertThat(study.open()).contains("explainLateFiling");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.deadline().status()).isEqualTo("MET");
            assertThat(study.deadline().metOn()).isEqualTo("2026-10-09");
            assertThat(study.open()).contains("recordFilingNumber").doesNotContain("explainLateFiling");
            assertThat(study.deadlineMoves())
                    .containsExactly("BREACHED 2026-09-15", "LATE 2026-09-15", "MET 2026-10-14");
        }

        @Test
        void nothingChanges_untilTheDirectorHasApproved() {
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-10-08");

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-08");
            assertThat(study.open()).contains("approveCorrection", "acknowledgeBreach");
        }

        @Test
        void nothingChanges_whereTheDirectorRejects() {
            study.outside()
                    .asksToCorrect("ethics", "ethicsLetterDate", "2026-10-08")
                    .rejected();

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-08");
            assertThat(study.open()).contains("acknowledgeBreach").doesNotContain("approveCorrection");
            assertThat(study.deadlineMoves()).containsExactly("BREACHED 2026-09-15");
        }

        @Test
        void andWrongAgain_itIsCorrectedASecondTime() {
            study.outside()
                    .corrected("ethics", "ethicsLetterDate", "2026-10-07")
                    .corrected("ethics", "ethicsLetterDate", "2026-10-08")
                    .corrected("academic", "academicLetterDate", "2026-10-09");

            assertThat(study.deadline().countedFrom()).isEqualTo("2026-10-09");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-15");
            assertThat(study.deadlineMoves())
                    .containsExactly("BREACHED 2026-09-15", "OPEN 2026-10-13", "OPEN 2026-10-14", "OPEN 2026-10-15");
            assertThat(study.instances("deadlineWatch")).hasSize(1);
        }

        @Test
        void theEarlierLetterMovesNothing_whileTheOtherIsLater() {
            study.outside().corrected("academic", "academicLetterDate", "2026-09-01");

            assertThat(study.deadline().dueOn()).isEqualTo("2026-09-15");
            assertThat(study.fact("academicLetterDate")).isEqualTo("2026-09-01");
            assertThat(study.deadlineMoves()).hasSize(1);
        }
    }

    /** The letters are typed too late instead: the days that are left become fewer, or none. */
    @Nested
    class ALetterThatIsOlderThanTyped {

        @BeforeEach
        void anOpenFiling() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().start().letters("2026-09-24", "2026-09-28");
        }

        @Test
        void movesTheBoundaryTimersAndTheTask() {
            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-24");

            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-09");
            assertThat(study.timer("filingReminder")).contains(Instant.parse("2026-09-29T01:00:00Z"));
            assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-10-09T16:00:00Z"));
            assertThat(study.outside().due("assembleFiling")).isEqualTo(Instant.parse("2026-10-09T15:59:59Z"));
        }

        @Test
        void isBreachedAtOnce_whereTheDaysAreOver() {
            study.outside()
                    .corrected("academic", "academicLetterDate", "2026-09-08")
                    .corrected("ethics", "ethicsLetterDate", "2026-09-10");

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-09-17");
            study.fireDueTimers();
            assertThat(study.open()).contains("acknowledgeBreach", "chaseDeadline");
        }

        @Test
        void beforeTheOrder_isRefused_sinceNoClockWouldBeInForce() {
            study.outside()
                    .corrected("academic", "academicLetterDate", "2026-04-24")
                    .asksToCorrect("ethics", "ethicsLetterDate", "2026-04-28");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("would not start the filing clock any more");
        }

        @Test
        void beforeAnotherRound_movesNothing_sinceThatClockIsCancelled() {
            study.upload("ethics", "EVIDENCE");
            study.outside()
                    .asksToCorrect("ethics", "ethicsLetterDate", "2026-09-24")
                    .reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted")
                    .approved();

            assertThat(study.deadline().status()).isEqualTo("CANCELLED");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-10");
            assertThat(study.open()).containsExactly("finalizeProtocol", "planFirstPatient");
        }
    }

    @Nested
    class TheDateOfTheFiling {

        @BeforeEach
        void aFiledStudy_dueOn10October() {
            house.clock().set("2026-09-28T10:00");
            study = house.study().start().letters("2026-09-24", "2026-09-28").done("assembleFiling");
            house.clock().set("2026-10-12T10:00");
        }

        @Test
        void fromLateToInTime_theExplanationIsNotAskedForAnyMore() {
            study.done("fileWithNhc", "filingDate", "2026-10-12");
            assertThat(study.deadline().status()).isEqualTo("LATE");
            assertThat(study.open()).contains("explainLateFiling");

            study.outside().corrected("regulatory", "filingDate", "2026-10-10");

            assertThat(study.deadline().status()).isEqualTo("MET");
            assertThat(study.deadline().metOn()).isEqualTo("2026-10-10");
            assertThat(study.open()).contains("recordFilingNumber").doesNotContain("explainLateFiling");
        }

        @Test
        void fromInTimeToLate_theExplanationIsAskedFor() {
            study.done("fileWithNhc", "filingDate", "2026-10-10");
            assertThat(study.open()).contains("recordFilingNumber");

            study.outside().corrected("regulatory", "filingDate", "2026-10-12");

            assertThat(study.deadline().status()).isEqualTo("LATE");
            assertThat(study.deadline().metOn()).isEqualTo("2026-10-12");
            assertThat(study.open()).contains("explainLateFiling").doesNotContain("recordFilingNumber");
            study.done("explainLateFiling");
            assertThat(study.open()).contains("recordFilingNumber");
        }

        @Test
        void thereAndBack_theStudyGoesOnOnce() {
            study.done("fileWithNhc", "filingDate", "2026-10-12");
            study.outside()
                    .corrected("regulatory", "filingDate", "2026-10-10")
                    .corrected("regulatory", "filingDate", "2026-10-12")
                    .corrected("regulatory", "filingDate", "2026-10-09");

            assertThat(study.open()).containsExactly("planFirstPatient", "recordFilingNumber");
            assertThat(study.deadlineMoves())
                    .containsExactly(
                            "OPEN 2026-10-10",
                            "LATE 2026-10-10",
                            "MET 2026-10-10",
                            "LATE 2026-10-10",
                            "MET 2026-10-10");
            study.to("confirmFirstPatient").done("confirmFirstPatient");
            assertThat(study.running()).containsExactly("iitConduct");
        }

        @Test
        void onceTheNumberIsRecorded_theRowIsJudgedAgain_andTheStudyGoesOn() {
            study.done("fileWithNhc", "filingDate", "2026-10-12")
                    .done("explainLateFiling")
                    .done("recordFilingNumber");

            study.outside().corrected("regulatory", "filingDate", "2026-10-10");

            assertThat(study.deadline().status()).isEqualTo("MET");
            assertThat(study.open()).containsExactly("planFirstPatient");
        }

        @ParameterizedTest
        @CsvSource({"2026-10-13, lies in the future", "2026-09-27, lies before the later letter of 2026-09-28"})
        void toADayThatCannotBe_isRefused(String day, String sentence) {
            study.done("fileWithNhc", "filingDate", "2026-10-10").upload("regulatory", "EVIDENCE");

            study.outside()
                    .refuses(422, "regulatory", "factCorrected", "fact", "filingDate", "newValue", day, "reason", "x")
                    .says(sentence);
        }

        @Test
        void isRefused_whileTheCorrectionWaited_whereItCannotBeAnyMore() {
            // asked for while nothing is filed: the letter of 28 September was of 8 October
            study.outside().asksToCorrect("ethics", "ethicsLetterDate", "2026-10-12");
            study.done("fileWithNhc", "filingDate", "2026-10-10");

            study.refuses(422, "director", "approveCorrection", "correctionDecision", "APPROVED", "reason", "ok")
                    .says("cannot be dated after the filing of 2026-10-10");
            study.outside().rejected();
            assertThat(study.fact("ethicsLetterDate")).isEqualTo("2026-09-28");
        }
    }
}
