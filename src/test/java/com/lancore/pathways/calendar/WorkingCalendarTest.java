package com.lancore.pathways.calendar;

import static com.lancore.pathways.calendar.PublishedYears.year;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.lancore.pathways.calendar.DueDate.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = PublishedYears.calendar();

    @Nested
    class Days {

        @Test
        void everyDayOf2024To2026IsWhatTheNoticesSay() {
            PublishedYears.FIRST_DAY
                    .datesUntil(PublishedYears.LAST_DAY.plusDays(1))
                    .forEach(day -> {
                        assertThat(calendar.isWorkingDay(day)).as("%s", day).isEqualTo(PublishedYears.isWorked(day));
                        assertThat(calendar.kindOf(day) == DayKind.HOLIDAY)
                                .as("%s", day)
                                .isEqualTo(PublishedYears.isNamedOff(day));
                        assertThat(calendar.kindOf(day) == DayKind.MAKE_UP)
                                .as("%s", day)
                                .isEqualTo(PublishedYears.isMakeUp(day));
                    });
        }

        @ParameterizedTest
        @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
        void theWorkingDaysOfAYearAddUp(int year, long workingDays) {
            assertThat(calendar.workingDaysIn(year)).isEqualTo(workingDays);
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "2026-05-06, WORKING, ''",
            "2026-05-10, WEEKEND, ''",
            "2026-05-01, HOLIDAY, Labour Day",
            "2026-05-02, HOLIDAY, Labour Day",
            "2026-05-09, MAKE_UP, Labour Day make-up",
            "2026-03-08, WEEKEND, ''",
            "2024-03-08, WORKING, ''",
            "2026-05-04, HOLIDAY, Labour Day"
        })
        void aDaySaysWhatItIsByWhichNotice(LocalDate date, DayKind kind, String name) {
            Day day = calendar.dayOf(date);
            assertThat(day.kind()).isEqualTo(kind);
            assertThat(day.name()).isEqualTo(name);
            assertThat(day.paper())
                    .isEqualTo(calendar.years().get(date.getYear() - 2024).paper());
        }

        @Test
        void everyDayOfAYearWithoutItsNoticeCountsButTheFirstOfJanuary() {
            LocalDate.of(2027, 1, 2).datesUntil(LocalDate.of(2028, 1, 1)).forEach(day -> assertThat(calendar.dayOf(day))
                    .isEqualTo(new Day(day, DayKind.UNPUBLISHED, "", null))
                    .matches(Day::counts));
            assertThat(calendar.dayOf(LocalDate.of(2027, 1, 1)))
                    .isEqualTo(new Day(LocalDate.of(2027, 1, 1), DayKind.HOLIDAY, "New Year", null));
        }

        @Test
        void theFirstOfJanuaryIsOffAlsoWhereItsNoticeDoesNotNameIt() {
            WorkingCalendar with2027 = calendar.with(year(2027, List.of("2027-02-06"), List.of()));
            assertThat(with2027.kindOf(LocalDate.of(2027, 1, 1))).isEqualTo(DayKind.HOLIDAY);
        }

        @Test
        void theNextWorkingDayIsNeverTheDayItself() {
            assertThat(calendar.nextWorkingDay(LocalDate.of(2026, 5, 8))).isEqualTo("2026-05-09");
            assertThat(calendar.nextWorkingDay(LocalDate.of(2026, 5, 9))).isEqualTo("2026-05-11");
            assertThat(calendar.nextWorkingDay(LocalDate.of(2026, 9, 30))).isEqualTo("2026-10-08");
        }
    }

    @Nested
    class DueDates {

        /** The last two columns are what one would say who knows no holidays, or no make-up days: the traps of the law. */
        @ParameterizedTest(name = "5 working days from {0} end on {1}")
        @CsvSource({
            "2026-05-06, 2026-05-12, 2026-05-13, 2026-05-13",
            "2026-04-29, 2026-05-09, 2026-05-06, 2026-05-11",
            "2026-05-09, 2026-05-15, 2026-05-15, 2026-05-15",
            "2026-02-13, 2026-02-27, 2026-02-20, 2026-03-02",
            "2026-09-18, 2026-09-24, 2026-09-25, 2026-09-28",
            "2026-09-24, 2026-10-09, 2026-10-01, 2026-10-09",
            "2026-09-30, 2026-10-13, 2026-10-07, 2026-10-14",
            "2025-12-29, 2026-01-06, 2026-01-05, 2026-01-07",
            "2025-01-24, 2025-02-07, 2025-01-31, 2025-02-10"
        })
        void aFilingPeriodOfFiveWorkingDaysEnds(
                LocalDate letter, LocalDate due, LocalDate withoutHolidays, LocalDate withoutMakeUpDays) {
            assertThat(calendar.due(letter, 5)).isEqualTo(new DueDate(letter, 5, due, Status.FIRM, null, false));
            assertThat(fifth(letter, day -> !CalendarYear.isWeekend(day))).isEqualTo(withoutHolidays);
            assertThat(fifth(letter, day -> !CalendarYear.isWeekend(day) && !PublishedYears.isNamedOff(day)))
                    .isEqualTo(withoutMakeUpDays);
        }

        private LocalDate fifth(LocalDate from, Predicate<LocalDate> counts) {
            return from.plusDays(1)
                    .datesUntil(from.plusDays(60))
                    .filter(counts)
                    .skip(4)
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void aMakeUpSaturdayCanBeTheDueDate() {
            assertThat(calendar.due(LocalDate.of(2026, 9, 28), 5).due()).isEqualTo("2026-10-10");
        }

        @Test
        void theDayTheLetterIsDatedNeverCounts() {
            assertThat(calendar.due(LocalDate.of(2026, 5, 6), 1).due()).isEqualTo("2026-05-07");
            assertThat(calendar.due(LocalDate.of(2026, 5, 1), 1).due()).isEqualTo("2026-05-06");
            assertThat(calendar.due(LocalDate.of(2026, 5, 5), 1).due()).isEqualTo("2026-05-06");
        }

        @Test
        void theExplanationNamesEveryDayUpToTheDueDate() {
            assertThat(calendar.counted(LocalDate.of(2026, 5, 6), 5))
                    .extracting(day -> day.date().toString(), Day::kind, Day::counts)
                    .containsExactly(
                            tuple("2026-05-07", DayKind.WORKING, true),
                            tuple("2026-05-08", DayKind.WORKING, true),
                            tuple("2026-05-09", DayKind.MAKE_UP, true),
                            tuple("2026-05-10", DayKind.WEEKEND, false),
                            tuple("2026-05-11", DayKind.WORKING, true),
                            tuple("2026-05-12", DayKind.WORKING, true));
        }

        @ParameterizedTest
        @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1001, Integer.MAX_VALUE})
        void aPeriodHasOneToAThousandWorkingDays(int workingDays) {
            assertRefused(
                    () -> calendar.due(LocalDate.of(2026, 5, 6), workingDays),
                    "A period has 1 to 1000 working days, not " + workingDays + ".");
        }

        @Test
        void theLongestPeriodIsCounted() {
            assertThat(calendar.due(LocalDate.of(2024, 1, 1), 747).due()).isEqualTo("2026-12-31");
            assertThat(calendar.due(LocalDate.of(2024, 1, 1), 748).due()).isEqualTo("2027-01-02");
            assertThat(calendar.due(LocalDate.of(2024, 1, 1), 1000).missingYear())
                    .isEqualTo(2027);
        }
    }

    @Nested
    class YearsNotPublished {

        @Test
        void aDueDateInTheLastDaysOfTheNewestYearIsFirmAndSaysSo() {
            assertThat(calendar.due(LocalDate.of(2026, 12, 24), 5))
                    .isEqualTo(new DueDate(
                            LocalDate.of(2026, 12, 24), 5, LocalDate.of(2026, 12, 31), Status.FIRM, null, true));
        }

        @ParameterizedTest(name = "due on {0}: late December {1}")
        @CsvSource({
            "2026-12-18, false",
            "2026-12-21, true",
            "2026-12-31, true",
            "2025-12-31, false",
            "2024-12-31, false"
        })
        void onlyDaysThatTheNextNoticeMayChangeAreLateDecember(LocalDate due, boolean lateDecember) {
            assertThat(calendar.due(due.minusDays(1), 1).lateDecember()).isEqualTo(lateDecember);
        }

        @ParameterizedTest(name = "5 working days from {0} end on {1} at the earliest")
        @CsvSource({
            "2026-12-25, 2027-01-02",
            "2026-12-28, 2027-01-03",
            "2026-12-31, 2027-01-06",
            "2027-01-01, 2027-01-06",
            "2027-06-10, 2027-06-15"
        })
        void aDueDateInAYearWithoutItsNoticeIsTheEarliestItCanBe(LocalDate from, LocalDate earliest) {
            assertThat(calendar.due(from, 5))
                    .isEqualTo(new DueDate(from, 5, earliest, Status.PROVISIONAL, 2027, false))
                    .matches(DueDate::provisional);
        }

        @Test
        void theFirstMissingYearIsNamedWhereSeveralAreMissing() {
            DueDate due = calendar.due(LocalDate.of(2026, 12, 31), 400);
            assertThat(due.missingYear()).isEqualTo(2027);
            assertThat(due.due()).isEqualTo("2028-02-06");
        }

        @Test
        void aDueDateBecomesFirmWhenTheNoticeIsPublished() {
            WorkingCalendar with2027 =
                    calendar.with(year(2027, List.of("2027-01-01", "2027-01-02"), List.of("2027-01-03")));
            assertThat(with2027.due(LocalDate.of(2026, 12, 25), 5))
                    .isEqualTo(new DueDate(
                            LocalDate.of(2026, 12, 25), 5, LocalDate.of(2027, 1, 3), Status.FIRM, null, false));
            assertThat(with2027.due(LocalDate.of(2026, 12, 24), 5).lateDecember())
                    .isFalse();
            assertThat(calendar.newestYear()).isEqualTo(2026);
        }

        @Test
        void theNextNoticeMayMoveADueDateOfLateDecember() {
            WorkingCalendar with2027 =
                    calendar.with(year(2027, List.of("2026-12-31", "2027-01-01"), List.of("2026-12-26")));
            assertThat(with2027.due(LocalDate.of(2026, 12, 24), 5).due()).isEqualTo("2026-12-30");
            assertThat(with2027.kindOf(LocalDate.of(2026, 12, 31))).isEqualTo(DayKind.HOLIDAY);
            assertThat(with2027.workingDaysIn(2026)).isEqualTo(248);
        }

        @Test
        void aCorrectedNoticeTakesThePlaceOfTheFirst() {
            WorkingCalendar corrected = calendar.with(year(2026, List.of("2026-01-01"), List.of()));
            assertThat(corrected.years()).hasSize(3);
            assertThat(corrected.due(LocalDate.of(2026, 5, 6), 5).due()).isEqualTo("2026-05-13");
            assertThat(corrected).isNotEqualTo(calendar);
            assertThat(corrected.with(calendar.years().get(2)))
                    .isEqualTo(calendar)
                    .hasSameHashCodeAs(calendar);
        }

        @Test
        void theLaterNoticeHoldsWhereTwoNameTheSameDay() {
            WorkingCalendar worked =
                    calendar.with(year(2027, List.of("2027-01-01", "2027-12-25", "2027-12-26"), List.of()));
            assertThat(worked.kindOf(LocalDate.of(2027, 12, 26))).isEqualTo(DayKind.HOLIDAY);
            assertThat(worked.with(year(2028, List.of("2028-01-01"), List.of("2027-12-26")))
                            .kindOf(LocalDate.of(2027, 12, 26)))
                    .isEqualTo(DayKind.MAKE_UP);
        }

        @Test
        void aYearPublishedAfterAGapLeavesTheGapUnpublished() {
            WorkingCalendar gap = calendar.with(year(2028, List.of("2028-01-01"), List.of()));
            assertThat(gap.due(LocalDate.of(2026, 12, 31), 5).missingYear()).isEqualTo(2027);
            assertThat(gap.due(LocalDate.of(2026, 12, 24), 5).lateDecember()).isTrue();
            assertThat(gap.due(LocalDate.of(2028, 3, 1), 5).status()).isEqualTo(Status.FIRM);
        }

        @Test
        void theWorkingDaysOfAYearWithoutItsNoticeAreNotKnown() {
            assertRefused(() -> calendar.workingDaysIn(2027), "The working days of 2027 are not known");
        }
    }

    @Nested
    class DaysLeft {

        @ParameterizedTest(name = "on {0} {1} working days are left")
        @CsvSource({
            "2026-05-06, 5",
            "2026-05-08, 3",
            "2026-05-09, 2",
            "2026-05-10, 2",
            "2026-05-11, 1",
            "2026-05-12, 0",
            "2026-05-13, -1",
            "2026-05-14, -2",
            "2026-05-16, -3",
            "2026-05-18, -4"
        })
        void workingDaysLeftOfAFilingDueOn12May(LocalDate today, int left) {
            assertThat(calendar.workingDaysLeft(today, LocalDate.of(2026, 5, 12)))
                    .isEqualTo(left);
        }

        @Test
        void theWeekendAfterADueFridayIsOverdueLikeTheMonday() {
            LocalDate friday = LocalDate.of(2026, 5, 15);
            assertThat(calendar.workingDaysLeft(friday.plusDays(1), friday)).isEqualTo(-1);
            assertThat(calendar.workingDaysLeft(friday.plusDays(2), friday)).isEqualTo(-1);
            assertThat(calendar.workingDaysLeft(friday.plusDays(3), friday)).isEqualTo(-1);
            assertThat(calendar.workingDaysLeft(friday.plusDays(4), friday)).isEqualTo(-2);
        }

        @ParameterizedTest(name = "{0} working days before 12 May is {1}")
        @CsvSource({"0, 2026-05-12", "1, 2026-05-11", "2, 2026-05-09", "3, 2026-05-08", "5, 2026-05-06", "6, 2026-04-30"
        })
        void aReminderGoesSomeWorkingDaysBefore(int n, LocalDate reminder) {
            assertThat(calendar.minusWorkingDays(LocalDate.of(2026, 5, 12), n)).isEqualTo(reminder);
        }

        @Test
        void aNegativeNumberOfWorkingDaysBeforeIsRefused() {
            assertRefused(() -> calendar.minusWorkingDays(LocalDate.of(2026, 5, 12), -1), "is 0 or more, not -1.");
        }
    }

    @Nested
    class Limits {

        @Test
        void nothingIsKnownBeforeTheFirstPublishedYear() {
            LocalDate before = LocalDate.of(2023, 12, 31);
            String sentence = "2023-12-31 lies before 2024, the first year whose working days are published here.";
            assertRefused(() -> calendar.due(before, 5), sentence);
            assertRefused(() -> calendar.isWorkingDay(before), sentence);
            assertRefused(() -> calendar.workingDaysLeft(before, LocalDate.of(2024, 1, 5)), sentence);
            assertRefused(() -> calendar.workingDaysLeft(LocalDate.of(2024, 1, 5), before), sentence);
            assertRefused(() -> calendar.minusWorkingDays(LocalDate.of(2024, 1, 1), 1), sentence);
            assertThat(calendar.due(LocalDate.of(2024, 1, 1), 1).due()).isEqualTo("2024-01-02");
        }

        @Test
        void aDateNobodyMeansIsRefused() {
            assertRefused(() -> calendar.due(LocalDate.MAX, 5), "is too far away");
            assertRefused(() -> calendar.due(LocalDate.MIN, 5), "lies before 2024");
        }

        @Test
        void aCalendarHasAtLeastOneYearAndEachOnce() {
            assertRefused(() -> WorkingCalendar.of(List.of()), "No calendar year is loaded");
            CalendarYear year = CalendarYears.vendored().get(0);
            assertRefused(() -> WorkingCalendar.of(List.of(year, year)), "The calendar of 2024 is given twice.");
        }
    }

    private static void assertRefused(ThrowingCallable question, String sentence) {
        assertThatExceptionOfType(CalendarRefusal.class).isThrownBy(question).withMessageContaining(sentence);
    }
}
