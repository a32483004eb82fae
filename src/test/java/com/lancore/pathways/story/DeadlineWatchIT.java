package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Outside;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A deadline is watched beside its pathway: somebody is told some working days before, the breach is recorded at 24:00,
 * then it is chased each working day until it is met. Letters of 24 and 28 September 2026: due on Saturday 10 October,
 * a make-up day after the holiday.
 */
@PathwaysTest
@Tag("postgres-too")
class DeadlineWatchIT {

    @Autowired
    private House house;

    private Study study;

    @BeforeEach
    void aFilingDueOn10October() {
        house.clock().set("2026-09-28T10:00");
        study = letters();
    }

    @Nested
    class TheLadder {

        @Test
        void beginsWithTheReminder_notBefore() {
            house.clock().set("2026-09-30T08:59");
            study.fireDueTimers();
            assertThat(study.running()).containsExactly("iit");

            house.clock().set("2026-09-30T09:00");
            study.fireDueTimers();

            assertThat(study.running()).containsExactly("deadlineWatch", "iit");
            assertThat(study.outside().notices()).containsExactly("RUNG_3");
        }

        @Test
        void hasARungOn3_2_1And0WorkingDaysBefore_at9InTheMorning_acrossTheHoliday() {
            List<String> told = new ArrayList<>();
            for (String at : List.of("2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10")) {
                house.clock().set(at + "T08:59");
                assertThat(study.fireDueTimers()).as("before 9 on " + at).isEmpty();
                house.clock().set(at + "T09:00");
                study.fireDueTimers();
                told.add(at + " "
                        + study.outside()
                                .notices()
                                .get(study.outside().notices().size() - 1));
                assertThat(study.deadline().status()).isEqualTo("OPEN");
            }

            assertThat(told)
                    .containsExactly(
                            "2026-09-30 RUNG_3", "2026-10-08 RUNG_2", "2026-10-09 RUNG_1", "2026-10-10 RUNG_0");
            assertThat(study.timer("nextRung")).contains(Instant.parse("2026-10-10T16:00:00Z"));
            assertThat(study.open()).containsExactly("assembleFiling", "planFirstPatient");
        }

        @Test
        void tellsNobodyInTheHoliday() {
            climbTo("2026-09-30");

            house.clock().set("2026-10-07T23:59");
            assertThat(study.fireDueTimers()).isEmpty();
        }

        @Test
        void recordsTheRungsThatWerePassed_asSkipped() {
            // nothing fired since the holiday
            house.clock().set("2026-10-09T10:00");
            study.fireDueTimers();

            assertThat(study.outside().notices()).containsExactly("RUNG_1", "RUNG_3_SKIPPED", "RUNG_2_SKIPPED");
            assertThat(study.timer("nextRung")).contains(Instant.parse("2026-10-10T01:00:00Z"));
        }

        @Test
        void recordsTheRungsOfAClockThatBeginsLate_asSkipped() {
            house.clock().set("2026-10-09T10:00");
            Study late = letters();
            late.fireDueTimers();

            assertThat(late.outside().notices())
                    .containsExactlyInAnyOrder("RUNG_3_SKIPPED", "RUNG_2_SKIPPED", "RUNG_1_SKIPPED");
            house.clock().set("2026-10-10T09:00");
            late.fireDueTimers();
            assertThat(late.outside().notices()).contains("RUNG_0");
        }

        @Test
        void recordsAllRungsOfAClockThatBeginsBreached_asSkipped() {
            house.clock().set("2026-10-20T10:00");
            Study late = letters();
            assertThat(late.deadline().status()).isEqualTo("BREACHED");
            late.fireDueTimers();

            assertThat(late.outside().notices())
                    .containsExactlyInAnyOrder(
                            "RUNG_3_SKIPPED", "RUNG_2_SKIPPED", "RUNG_1_SKIPPED", "RUNG_0_SKIPPED", "BREACH", "CHASE");
            assertThat(late.open()).contains("acknowledgeBreach", "chaseDeadline");
            assertThat(late.instances("deadlineWatch")).hasSize(1);
        }

        @Test
        void isOneOnly_whicheverTimerFiresFirst() {
            house.clock().set("2026-10-11T00:00");
            assertThat(study.fireDueTimers()).contains("filingReminder", "filingOverdue");

            assertThat(study.instances("deadlineWatch")).hasSize(1);
            assertThat(study.deadlineMoves()).containsExactly("OPEN 2026-10-10", "BREACHED 2026-10-10");
        }

        @Test
        void holdsNothing() {
            climbTo("2026-09-30");

            study.done("assembleFiling")
                    .done("fileWithNhc")
                    .done("recordFilingNumber")
                    .done("planFirstPatient");

            assertThat(study.open()).containsExactly("confirmFirstPatient");
        }
    }

    @Nested
    class TheBreach {

        @BeforeEach
        void theLadderIsClimbed() {
            for (String at : List.of("2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10")) {
                climbTo(at);
            }
        }

        @Test
        void isRecordedAt24Hours_notSooner() {
            house.clock().set("2026-10-10T23:59");
            assertThat(study.fireDueTimers()).isEmpty();
            assertThat(study.deadline().status()).isEqualTo("OPEN");

            house.clock().set("2026-10-11T00:00");
            study.fireDueTimers();

            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.deadlineMoves()).containsExactly("OPEN 2026-10-10", "BREACHED 2026-10-10");
            assertThat(study.open())
                    .containsExactly("acknowledgeBreach", "assembleFiling", "chaseDeadline", "planFirstPatient");
        }

        @Test
        void isAcknowledgedByADirector_once() {
            breached();
            study.leavesAsItWas(() -> study.complete("ops", "acknowledgeBreach", "acknowledgementNote", "seen"))
                    .is(403);

            study.done("acknowledgeBreach", "acknowledgementNote", "the institution is told");

            climbTo("2026-10-12");
            climbTo("2026-10-13");
            assertThat(study.open()).containsExactly("assembleFiling", "chaseDeadline", "planFirstPatient");
            assertThat(study.outside().taken("acknowledgeBreach")).isEqualTo(1);
        }

        @Test
        void isChasedByOperations_eachWorkingDay_answeredOrNot() {
            breached();
            // Sunday 11 October is no working day
            assertThat(study.timer("nextWorkingDayUnanswered")).contains(Instant.parse("2026-10-12T01:00:00Z"));
            study.leavesAsItWas(() -> study.complete("director", "chaseDeadline", "chaseNote", "called"))
                    .is(403);

            climbTo("2026-10-12");
            assertThat(study.open()).containsOnlyOnce("chaseDeadline");
            study.done("chaseDeadline", "chaseNote", "the institution files tomorrow");
            assertThat(study.open()).doesNotContain("chaseDeadline");
            assertThat(study.timer("nextWorkingDay")).contains(Instant.parse("2026-10-13T01:00:00Z"));

            climbTo("2026-10-13");
            assertThat(study.open()).contains("chaseDeadline");
            climbTo("2026-10-14");
            assertThat(study.outside().notices().stream().filter("CHASE"::equals))
                    .hasSize(4);
        }

        @Test
        void isNotChasedAtTheWeekend() {
            breached();
            climbTo("2026-10-16");

            house.clock().set("2026-10-18T20:00");
            assertThat(study.fireDueTimers()).isEmpty();
            assertThat(study.timer("nextWorkingDayUnanswered")).contains(Instant.parse("2026-10-19T01:00:00Z"));
        }

        private void breached() {
            house.clock().set("2026-10-11T00:00");
            study.fireDueTimers();
        }
    }

    @Nested
    class TheEnd {

        @Test
        void comesWithTheFilingInTime() {
            climbTo("2026-10-09");
            assertThat(study.running()).contains("deadlineWatch");

            study.done("assembleFiling").done("fileWithNhc");

            assertThat(study.running()).containsExactly("iit");
            assertThat(study.timers()).isEmpty();
            assertThat(study.deadline().status()).isEqualTo("MET");
        }

        @ParameterizedTest(name = "filed on {0}, keyed on 14 October: {1}")
        @CsvSource({"2026-10-10, MET, recordFilingNumber", "2026-10-12, LATE, explainLateFiling"})
        void comesWithTheFilingKeyedLate_theEscalationWithIt(String filed, String status, String next) {
            house.clock().set("2026-10-14T10:00");
            study.fireDueTimers();
            assertThat(study.open()).contains("acknowledgeBreach", "chaseDeadline");

            study.done("assembleFiling").done("fileWithNhc", "filingDate", filed);

            assertThat(study.deadline().status()).isEqualTo(status);
            assertThat(study.deadline().recordedLate()).isEqualTo(status.equals("MET"));
            assertThat(study.open()).containsExactlyInAnyOrder(next, "planFirstPatient");
            assertThat(study.running()).containsExactly("iit");
        }

        @Test
        void comesWithANewRound_whoseClockIsWatchedByAnother() {
            climbTo("2026-10-08");
            study.upload("ethics", "EVIDENCE");
            study.outside().reported("ethics", "opinionVoided", "opinion", "ETHICS", "reason", "the PI voted");
            assertThat(study.running()).containsExactly("iit");

            study.finalise("V1", "C1").letters("2026-10-08", "2026-10-08");
            climbTo("2026-10-14");

            assertThat(study.instances("deadlineWatch")).hasSize(2);
            assertThat(study.running()).containsExactly("deadlineWatch", "iit");
            assertThat(study.deadlines()).extracting(Study.DeadlineSeen::status).containsExactly("OPEN", "CANCELLED");
        }

        @Test
        void comesWithTheWithdrawalOfTheProject() {
            climbTo("2026-10-12");
            assertThat(study.open()).contains("chaseDeadline");

            study.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");

            assertThat(study.running()).isEmpty();
        }

        @Test
        void comesAlsoBetweenTwoChases() {
            climbTo("2026-10-12");
            study.done("chaseDeadline", "chaseNote", "tomorrow")
                    .done("acknowledgeBreach", "acknowledgementNote", "seen");

            study.done("assembleFiling").done("fileWithNhc", "filingDate", "2026-10-12");

            assertThat(study.running()).containsExactly("iit");
            assertThat(study.timers()).isEmpty();
        }
    }

    @Nested
    class CountedAnew {

        @Test
        void aWatchOnItsLadder_climbsToTheNewDay() {
            climbTo("2026-09-30");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-29");

            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-12");
            // three working days before 12 October: 8 October
            assertThat(study.timer("nextRung")).contains(Instant.parse("2026-10-08T01:00:00Z"));
            climbTo("2026-10-08");
            assertThat(study.outside().notices()).containsExactly("RUNG_3", "RUNG_3");
        }

        @Test
        void aWatchOnItsLadder_skipsTheRungsThatTheNewDayHasBehindIt() {
            climbTo("2026-09-30");
            study.outside().corrected("academic", "academicLetterDate", "2026-09-14");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-17");

            assertThat(study.deadline().dueOn()).isEqualTo("2026-09-23");
            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.outside().notices())
                    .contains("RUNG_3_SKIPPED", "RUNG_2_SKIPPED", "RUNG_1_SKIPPED", "RUNG_0_SKIPPED", "CHASE");
            assertThat(study.open()).contains("acknowledgeBreach", "chaseDeadline");
        }

        @Test
        void aBreachThatNeverWas_returnsToTheLadder_andIsChasedNoMore() {
            climbTo("2026-10-12");
            study.done("chaseDeadline", "chaseNote", "is it true?");

            study.outside().corrected("ethics", "ethicsLetterDate", "2026-10-09");

            assertThat(study.open()).containsExactly("assembleFiling", "planFirstPatient");
            assertThat(study.deadline().dueOn()).isEqualTo("2026-10-15");
            assertThat(study.timer("nextRung")).contains(Instant.parse("2026-10-13T01:00:00Z"));
            assertThat(study.timer("nextWorkingDay")).isEmpty();
            assertThat(study.instances("deadlineWatch")).hasSize(1);
        }
    }

    @Nested
    class WhateverTheZoneOfTheServer {

        @ParameterizedTest
        @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/Los_Angeles"})
        void theRungsAreAt9InShanghai_theBreachIsAt24(String zone) {
            TimeZone before = TimeZone.getDefault();
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            try {
                Study there = letters();
                Outside told = there.outside();
                List<String> rungs = new ArrayList<>();
                for (String utc : List.of(
                        "2026-09-30T01:00:00Z",
                        "2026-10-08T01:00:00Z",
                        "2026-10-09T01:00:00Z",
                        "2026-10-10T01:00:00Z",
                        "2026-10-10T16:00:00Z",
                        "2026-10-12T01:00:00Z")) {
                    house.clock().set(Instant.parse(utc).minusSeconds(30));
                    assertThat(there.fireDueTimers()).as(utc).isEmpty();
                    house.clock().set(Instant.parse(utc));
                    there.fireDueTimers();
                    rungs.add(told.notices().get(told.notices().size() - 1));
                }
                assertThat(rungs).containsExactly("RUNG_3", "RUNG_2", "RUNG_1", "RUNG_0", "CHASE", "CHASE");
                assertThat(there.deadlineMoves()).containsExactly("OPEN 2026-10-10", "BREACHED 2026-10-10");
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }

    /** The morning of a day comes, and what is due fires. */
    private void climbTo(String day) {
        house.clock().set(day + "T09:00");
        study.fireDueTimers();
    }

    private Study letters() {
        return house.study().start().letters("2026-09-24", "2026-09-28");
    }
}
