package com.lancore.pathways.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.calendar.DueDate.Status;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every start and every length, in published years and beyond them. */
class CountingLawsTest {

    private final WorkingCalendar calendar = PublishedYears.calendar();

    @Property
    void exactlyTheWorkingDaysOfThePeriodLieAfterItsStartUpToItsEnd(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int workingDays) {
        LocalDate due = calendar.due(from, workingDays).due();
        assertThat(from.plusDays(1)
                        .datesUntil(due.plusDays(1))
                        .filter(calendar::isWorkingDay)
                        .count())
                .isEqualTo(workingDays);
    }

    @Property
    void aPeriodEndsOnADayThatCounts(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int workingDays) {
        assertThat(calendar.isWorkingDay(calendar.due(from, workingDays).due())).isTrue();
    }

    @Property
    void inPublishedYearsTheCountIsThatOfTheSecondReading(
            @ForAll("publishedDays") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int workingDays) {
        LocalDate due = calendar.due(from, workingDays).due();
        assertThat(from.plusDays(1)
                        .datesUntil(due.plusDays(1))
                        .filter(PublishedYears::isWorked)
                        .count())
                .isEqualTo(workingDays);
        assertThat(PublishedYears.isWorked(due)).isTrue();
    }

    @Property
    void aLongerPeriodEndsLater(@ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int workingDays) {
        assertThat(calendar.due(from, workingDays + 1).due())
                .isAfter(calendar.due(from, workingDays).due());
    }

    @Property
    void aPeriodThatStartsLaterNeverEndsEarlier(
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 0, max = 40) int later,
            @ForAll @IntRange(min = 1, max = 60) int workingDays) {
        assertThat(calendar.due(from.plusDays(later), workingDays).due())
                .isAfterOrEqualTo(calendar.due(from, workingDays).due());
    }

    @Property
    void twoPeriodsOneAfterTheOtherEndWithTheirSum(
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(min = 1, max = 150) int first,
            @ForAll @IntRange(min = 1, max = 150) int second) {
        assertThat(calendar.due(calendar.due(from, first).due(), second).due())
                .isEqualTo(calendar.due(from, first + second).due());
    }

    @Property
    void onTheStartOfAPeriodItsWholeLengthIsLeft(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 300) int workingDays) {
        assertThat(calendar.workingDaysLeft(
                        from, calendar.due(from, workingDays).due()))
                .isEqualTo(workingDays);
    }

    @Property
    void afterItsEndEveryDayIsOverdue(@ForAll("days") LocalDate due, @ForAll @IntRange(min = 1, max = 300) int later) {
        assertThat(calendar.workingDaysLeft(due.plusDays(later), due)).isNegative();
        assertThat(calendar.workingDaysLeft(due, due)).isZero();
    }

    @Property
    void onAReminderAsManyWorkingDaysAreLeftAsAskedFor(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int workingDays) {
        LocalDate due = calendar.due(from, workingDays).due();
        for (int n = 0; n < workingDays; n++) {
            LocalDate reminder = calendar.minusWorkingDays(due, n);
            assertThat(calendar.workingDaysLeft(reminder, due)).isEqualTo(n);
            assertThat(calendar.isWorkingDay(reminder)).isTrue();
        }
    }

    @Property
    void theExplanationEndsOnTheDueDateAndCountsWhatItSays(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int workingDays) {
        List<Day> counted = calendar.counted(from, workingDays);
        DueDate due = calendar.due(from, workingDays);
        assertThat(counted.get(counted.size() - 1).date()).isEqualTo(due.due());
        assertThat(counted.stream().filter(Day::counts)).hasSize(workingDays);
        assertThat(due.provisional()).isEqualTo(due.due().getYear() > calendar.newestYear());
    }

    @Property
    void noNoticeCanMakeAProvisionalDateEarlier(
            @ForAll("startsOfLateDecember") LocalDate from,
            @ForAll @IntRange(min = 6, max = 60) int workingDays,
            @ForAll("noticesFor2027") CalendarYear notice) {
        DueDate before = calendar.due(from, workingDays);
        DueDate after = calendar.with(notice).due(from, workingDays);
        assertThat(before.status()).isEqualTo(Status.PROVISIONAL);
        assertThat(after.status()).isEqualTo(Status.FIRM);
        assertThat(after.due()).isAfterOrEqualTo(before.due());
    }

    @Property
    void noNoticeMovesAFirmDateThatIsNotInLateDecember(
            @ForAll("daysOfAutumn2026") LocalDate from,
            @ForAll @IntRange(min = 1, max = 60) int workingDays,
            @ForAll("noticesThatTouch2026") CalendarYear notice) {
        DueDate before = calendar.due(from, workingDays);
        if (before.status() == Status.FIRM && !before.lateDecember()) {
            assertThat(calendar.with(notice).due(from, workingDays)).isEqualTo(before);
        }
    }

    @Property(tries = 200)
    void theZoneOfTheServerPlaysNoPart(
            @ForAll("days") LocalDate from, @ForAll @IntRange(min = 1, max = 60) int workingDays) {
        TimeZone before = TimeZone.getDefault();
        try {
            List<DueDate> answers = Stream.of("UTC", "Asia/Shanghai", "America/Los_Angeles")
                    .map(zone -> {
                        TimeZone.setDefault(TimeZone.getTimeZone(zone));
                        return PublishedYears.calendar().due(from, workingDays);
                    })
                    .toList();
            assertThat(answers).containsOnly(calendar.due(from, workingDays));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return between(PublishedYears.FIRST_DAY, LocalDate.of(2028, 12, 31));
    }

    @Provide
    Arbitrary<LocalDate> publishedDays() {
        return between(PublishedYears.FIRST_DAY, LocalDate.of(2026, 9, 1));
    }

    @Provide
    Arbitrary<LocalDate> daysOfAutumn2026() {
        return between(LocalDate.of(2026, 10, 1), PublishedYears.LAST_DAY);
    }

    @Provide
    Arbitrary<LocalDate> startsOfLateDecember() {
        return between(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31));
    }

    /** Notices for 2027 that leave 2026 alone. */
    @Provide
    Arbitrary<CalendarYear> noticesFor2027() {
        return notices(LocalDate.of(2027, 1, 1));
    }

    /** Notices for 2027 that may change the last days of 2026. */
    @Provide
    Arbitrary<CalendarYear> noticesThatTouch2026() {
        return notices(LocalDate.of(2026, 12, CalendarYear.FIRST_LATE_DAY));
    }

    private static Arbitrary<CalendarYear> notices(LocalDate first) {
        return between(first, LocalDate.of(2027, 3, 31)).set().ofMaxSize(40).map(days -> {
            SortedMap<LocalDate, String> holidays = new TreeMap<>();
            SortedMap<LocalDate, String> workdays = new TreeMap<>();
            for (LocalDate day : days) {
                (CalendarYear.isWeekend(day) ? workdays : holidays).put(day, "named");
            }
            LocalDate newYear = LocalDate.of(2027, 1, 1);
            holidays.put(newYear, "New Year");
            return new CalendarYear(2027, URI.create("https://www.gov.cn/n"), holidays, workdays);
        });
    }

    private static Arbitrary<LocalDate> between(LocalDate first, LocalDate last) {
        return Arbitraries.longs()
                .between(first.toEpochDay(), last.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
