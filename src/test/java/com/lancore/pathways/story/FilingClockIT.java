package com.lancore.pathways.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import com.lancore.pathways.support.Study.DeadlineSeen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The five working days in which the institution files with the NHC: from the letters, in Shanghai, to the minute. */
@PathwaysTest
@Tag("postgres-too")
class FilingClockIT {

    @Autowired
    private House house;

    @Nested
    class Counting {

        @Test
        void fromLettersOfToday_theFilingIsOpenWithFiveWorkingDaysLeft() {
            String today = house.clock().today().toString();

            DeadlineSeen filing = letters(today, today).deadline();

            assertThat(filing.status()).isEqualTo("OPEN");
            assertThat(filing.countedFrom()).isEqualTo(today);
            assertThat(filing.workingDaysLeft()).isEqualTo(5);
            assertThat(filing.recordedLate()).isFalse();
            assertThat(filing.metOn()).isNull();
        }

        @ParameterizedTest(name = "letters of {0} and {1}, recorded on {2}: due on {3}")
        @CsvSource({
            "2026-05-06, 2026-05-06, 2026-05-06, 2026-05-12", // both on one day
            "2026-04-29, 2026-05-06, 2026-05-06, 2026-05-12", // the earlier before the Order
            "2026-05-07, 2026-05-09, 2026-05-09, 2026-05-15", // the later on a make-up Saturday
            "2026-09-18, 2026-09-18, 2026-09-18, 2026-09-24", // over a make-up Sunday
            "2026-09-24, 2026-09-28, 2026-09-28, 2026-10-10", // due on a make-up Saturday
            "2026-10-01, 2026-10-03, 2026-10-03, 2026-10-13", // dated in a holiday
            "2026-12-23, 2026-12-24, 2026-12-24, 2026-12-31" // the last day of the newest calendar
        })
        void runsFromTheLaterLetter(String academic, String ethics, String today, String due) {
            house.clock().set(today + "T18:00");

            DeadlineSeen filing = letters(academic, ethics).deadline();

            assertThat(filing.countedFrom()).isEqualTo(ethics);
            assertThat(filing.dueOn()).isEqualTo(due);
            assertThat(filing.dueAt()).isEqualTo(due + "T23:59:59+08:00");
            assertThat(filing.status()).isEqualTo("OPEN");
            assertThat(filing.provisional()).isFalse();
            assertThat(filing.lateDecember()).isEqualTo(due.equals("2026-12-31"));
        }

        @Test
        void runsFromTheLetter_notFromWhenItIsKeyed() {
            house.clock().set("2026-05-09T10:00");

            DeadlineSeen filing = letters("2026-05-06", "2026-05-06").deadline();

            assertThat(filing.dueOn()).isEqualTo("2026-05-12");
            assertThat(filing.workingDaysLeft()).isEqualTo(2);
        }

        @Test
        void doesNotBegin_withOneApprovalOnly() {
            house.clock().set("2026-09-28T10:00");
            Study study = house.study().start().to("recordAcademicReview");

            study.academicLetter("APPROVED", "2026-09-24", "V1");

            assertThat(study.deadlines()).isEmpty();
        }

        @Test
        void runsFromTheLaterDate_withAWarning_whereEthicsIsDatedBeforeAcademic() {
            house.clock().set("2026-09-28T10:00");

            Study study = letters("2026-09-22", "2026-09-18");

            assertThat(study.deadline().countedFrom()).isEqualTo("2026-09-22");
            assertThat(study.deadline().warning()).isEqualTo("ETHICS_BEFORE_ACADEMIC");
            assertThat(study.open()).contains("assembleFiling");
            assertThat(study.trail("WARNING")).extracting(Study.Entry::name).contains("ETHICS_BEFORE_ACADEMIC");
        }

        @Test
        void keepsTheVersionOfTheRule_thatWasInForceOnTheLetter() {
            house.clock().set("2026-09-28T10:00");

            Study study = letters("2026-09-24", "2026-09-28");

            assertThat(study.trail("DEADLINE").get(0).note())
                    .contains("counted from 2026-09-28, 5 working days", "rule of 2026-05-01", "Order 818");
        }

        @Test
        void isProvisional_whereItRunsIntoAYearWithoutANotice() {
            house.clock().set("2026-12-28T10:00");

            Study study = letters("2026-12-25", "2026-12-28");

            DeadlineSeen filing = study.deadline();
            assertThat(filing.provisional()).isTrue();
            assertThat(filing.missingYear()).isEqualTo(2027);
            // the earliest that it can be: every day of 2027 but 1 January may turn out to be a working day
            assertThat(filing.dueOn()).isEqualTo("2027-01-03");
            assertThat(filing.status()).isEqualTo("OPEN");
            assertThat(filing.workingDaysLeft()).isEqualTo(5);
            assertThat(study.deadlineMoves()).containsExactly("OPEN 2027-01-03 provisional");
            assertThat(study.timer("filingOverdue")).contains(Instant.parse("2027-01-03T16:00:00Z"));
        }
    }

    @Nested
    class Timers {

        @Test
        void areDatedByTheRow_theReminderAt9InTheMorning_theBreachAt24Hours() {
            house.clock().set("2026-09-28T10:00");

            Study study = letters("2026-09-24", "2026-09-28");

            // three working days before Saturday 10 October: 30 September, since the holiday lies between
            assertThat(study.timer("filingReminder")).contains(Instant.parse("2026-09-30T01:00:00Z"));
            assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-10-10T16:00:00Z"));
        }

        @Test
        void areTheSameWhileTheFilingIsAssembledAndWhileItIsFiled() {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28");
            var before = study.timers();

            study.done("assembleFiling");

            assertThat(study.timers()).isEqualTo(before);
        }

        @Test
        void remindWithoutHoldingAnything() {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28");

            house.clock().set("2026-09-30T08:59");
            assertThat(study.fireDueTimers()).isEmpty();
            house.clock().set("2026-09-30T09:00");
            assertThat(study.fireDueTimers()).contains("filingReminder");

            assertThat(study.trail("NOTICE")).extracting(Study.Entry::newValue).contains("RUNG_3");
            assertThat(study.deadline().status()).isEqualTo("OPEN");
            assertThat(study.open()).contains("assembleFiling");
        }

        @Test
        void breachOnSaturdayAt24Hours_notSooner() {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28");

            house.clock().set("2026-10-10T23:59");
            assertThat(study.fireDueTimers()).doesNotContain("filingOverdue");
            assertThat(study.deadline().status()).isEqualTo("OPEN");
            assertThat(study.deadline().workingDaysLeft()).isZero();

            house.clock().set("2026-10-11T00:00");
            assertThat(study.fireDueTimers()).contains("filingOverdue");
            assertThat(study.deadline().status()).isEqualTo("BREACHED");
            assertThat(study.deadline().workingDaysLeft()).isNegative();
            assertThat(study.open()).contains("assembleFiling");
        }

        @Test
        void areGone_onceTheInstitutionHasFiled() {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28").to("recordFilingNumber");

            assertThat(study.timer("filingReminder")).isEmpty();
            assertThat(study.timer("filingOverdue")).isEmpty();
        }
    }

    @Nested
    class Closing {

        @Test
        void filedInTime_isMet() {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28").done("assembleFiling");
            house.clock().set("2026-10-10T23:59");

            study.done("fileWithNhc", "filingDate", "2026-10-10");

            DeadlineSeen filing = study.deadline();
            assertThat(filing.status()).isEqualTo("MET");
            assertThat(filing.metOn()).isEqualTo("2026-10-10");
            assertThat(filing.recordedLate()).isFalse();
            assertThat(study.open()).contains("recordFilingNumber").doesNotContain("explainLateFiling");
        }

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void filedInTimeButKeyedLate_isMet_andAsksNoReason(boolean timerFired) {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28").done("assembleFiling");
            house.clock().set("2026-10-12T09:00");
            if (timerFired) {
                study.fireDueTimers();
                assertThat(study.deadline().status()).isEqualTo("BREACHED");
            }

            study.done("fileWithNhc", "filingDate", "2026-10-10");

            DeadlineSeen filing = study.deadline();
            assertThat(filing.status()).isEqualTo("MET");
            assertThat(filing.metOn()).isEqualTo("2026-10-10");
            assertThat(filing.recordedLate()).isTrue();
            assertThat(study.open()).contains("recordFilingNumber").doesNotContain("explainLateFiling");
        }

        @Test
        void filedLate_isLate_andAsksForTheReason() {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28").done("assembleFiling");
            house.clock().set("2026-10-12T09:00");
            study.fireDueTimers();

            study.done("fileWithNhc", "filingDate", "2026-10-11");

            assertThat(study.deadline().status()).isEqualTo("LATE");
            assertThat(study.deadline().metOn()).isEqualTo("2026-10-11");
            assertThat(study.deadlineMoves())
                    .containsExactly("OPEN 2026-10-10", "BREACHED 2026-10-10", "LATE 2026-10-10");
            assertThat(study.open()).contains("explainLateFiling");
            study.refuses(422, "regulatory", "explainLateFiling").says("Late filing reason is missing");
            study.done("explainLateFiling");
            assertThat(study.open()).contains("recordFilingNumber");
        }

        @Test
        void aClockThatStartsInThePast_isBreachedAtOnce_andTheFilingIsStillPossible() {
            house.clock().set("2026-10-20T10:00");

            Study study = letters("2026-09-24", "2026-09-28");
            assertThat(study.deadline().status()).isEqualTo("BREACHED");

            study.to("explainLateFiling").done("explainLateFiling");
            assertThat(study.deadline().status()).isEqualTo("LATE");
            assertThat(study.open()).contains("recordFilingNumber");
        }

        @Test
        void firingTheBreachTwice_changesNothing() {
            house.clock().set("2026-10-20T10:00");
            Study study = letters("2026-09-24", "2026-09-28");

            study.fireDueTimers();

            assertThat(study.deadlineMoves()).containsExactly("BREACHED 2026-10-10");
        }
    }

    @Nested
    class DatesThatCannotBe {

        @Test
        void aLetterOfTomorrow() {
            house.clock().set("2026-09-28T10:00");
            Study study = house.study().start().to("recordAcademicReview").upload("academic", "ACADEMIC_OPINION");

            study.refuses(
                            422,
                            "academic",
                            "recordAcademicReview",
                            "academicOutcome",
                            "APPROVED",
                            "academicLetterDate",
                            "2026-09-29",
                            "academicProtocolVersion",
                            "V1")
                    .says("2026-09-29 lies in the future; today is 2026-09-28 in Shanghai");
        }

        @Test
        void aFilingBeforeTheLaterLetter() {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28").done("assembleFiling");
            study.upload("regulatory", "FILING_RECEIPT");

            study.refuses(422, "regulatory", "fileWithNhc", "filingDate", "2026-09-27")
                    .says("Filing date 2026-09-27 lies before the later letter of 2026-09-28");
        }

        @Test
        void aFilingOfTomorrow() {
            house.clock().set("2026-09-28T10:00");
            Study study = letters("2026-09-24", "2026-09-28").done("assembleFiling");
            study.upload("regulatory", "FILING_RECEIPT");

            study.refuses(422, "regulatory", "fileWithNhc", "filingDate", "2026-09-29")
                    .says("lies in the future");
        }

        @Test
        void aFilingAfterTheEthicsApprovalHasEnded() {
            house.clock().set("2026-09-28T10:00");
            Study study = house.study().start().to("recordEthicsReview");
            study.done("recordEthicsReview", "ethicsValidUntil", "2026-09-30").done("assembleFiling");
            house.clock().set("2026-10-08T10:00");
            study.upload("regulatory", "FILING_RECEIPT");

            study.refuses(422, "regulatory", "fileWithNhc", "filingDate", "2026-10-08")
                    .says("ethics approval was valid until 2026-09-30");
            study.done("fileWithNhc", "filingDate", "2026-09-30");
        }
    }

    /** The machine may stand anywhere; the day is Shanghai's. */
    @Nested
    class WhateverTheZoneOfTheServer {

        @ParameterizedTest
        @ValueSource(strings = {"UTC", "Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"})
        void at17HoursUtc_itIsTomorrowInShanghai(String zone) {
            TimeZone before = TimeZone.getDefault();
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            try {
                house.clock().set(Instant.parse("2026-05-12T15:58:00Z"));
                Study study = letters("2026-05-06", "2026-05-06");
                assertThat(study.deadline().dueOn()).isEqualTo("2026-05-12");
                assertThat(study.deadline().status()).isEqualTo("OPEN");
                assertThat(study.timer("filingOverdue")).contains(Instant.parse("2026-05-12T16:00:00Z"));

                house.clock().set(Instant.parse("2026-05-12T17:00:00Z"));
                study.fireDueTimers();
                assertThat(study.deadline().status()).isEqualTo("BREACHED");

                // dated today, which is 13 May in Shanghai
                assertThat(letters("2026-05-13", "2026-05-13").deadline().dueOn())
                        .isEqualTo(LocalDate.of(2026, 5, 20));
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }

    private Study letters(String academic, String ethics) {
        return house.study().start().letters(academic, ethics);
    }
}
