package com.lancore.pathways.calendar;

import static java.util.stream.Collectors.toCollection;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The notices of 2024 to 2026 read a second time, by hand and in another shape than the files of the application: ranges
 * of days off (inclusive) and make-up days. What the application counts is held against this.
 */
final class PublishedYears {

    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    private static final Set<LocalDate> OFF = Stream.of(
                    off("2024-01-01", "2024-01-01"),
                    off("2024-02-10", "2024-02-17"),
                    off("2024-04-04", "2024-04-06"),
                    off("2024-05-01", "2024-05-05"),
                    off("2024-06-10", "2024-06-10"),
                    off("2024-09-15", "2024-09-17"),
                    off("2024-10-01", "2024-10-07"),
                    off("2025-01-01", "2025-01-01"),
                    off("2025-01-28", "2025-02-04"),
                    off("2025-04-04", "2025-04-06"),
                    off("2025-05-01", "2025-05-05"),
                    off("2025-05-31", "2025-06-02"),
                    off("2025-10-01", "2025-10-08"),
                    off("2026-01-01", "2026-01-03"),
                    off("2026-02-15", "2026-02-23"),
                    off("2026-04-04", "2026-04-06"),
                    off("2026-05-01", "2026-05-05"),
                    off("2026-06-19", "2026-06-21"),
                    off("2026-09-25", "2026-09-27"),
                    off("2026-10-01", "2026-10-07"))
            .flatMap(Collection::stream)
            .collect(toCollection(TreeSet::new));

    private static final Set<LocalDate> WORKED_WEEKEND_DAYS = Stream.of(
                    "2024-02-04",
                    "2024-02-18",
                    "2024-04-07",
                    "2024-04-28",
                    "2024-05-11",
                    "2024-09-14",
                    "2024-09-29",
                    "2024-10-12",
                    "2025-01-26",
                    "2025-02-08",
                    "2025-04-27",
                    "2025-09-28",
                    "2025-10-11",
                    "2026-01-04",
                    "2026-02-14",
                    "2026-02-28",
                    "2026-05-09",
                    "2026-09-20",
                    "2026-10-10")
            .map(LocalDate::parse)
            .collect(toCollection(TreeSet::new));

    private PublishedYears() {}

    /** The calendar of the application, 2024 to 2026. */
    static WorkingCalendar calendar() {
        return WorkingCalendar.of(CalendarYears.vendored());
    }

    /** The second reading: worked if made up, else off if named off, else by the day of the week. */
    static boolean isWorked(LocalDate date) {
        if (WORKED_WEEKEND_DAYS.contains(date)) {
            return true;
        }
        return !OFF.contains(date)
                && date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    static boolean isNamedOff(LocalDate date) {
        return OFF.contains(date);
    }

    static boolean isMakeUp(LocalDate date) {
        return WORKED_WEEKEND_DAYS.contains(date);
    }

    /** A year as a notice might give it, for tests of years not published yet. */
    static CalendarYear year(int year, List<String> holidays, List<String> workdays) {
        return new CalendarYear(
                year,
                URI.create("https://www.gov.cn/notice-" + year),
                named(holidays, "off"),
                named(workdays, "worked"));
    }

    static SortedMap<LocalDate, String> named(List<String> dates, String name) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        dates.forEach(date -> days.put(LocalDate.parse(date), name));
        return days;
    }

    private static List<LocalDate> off(String first, String last) {
        return LocalDate.parse(first)
                .datesUntil(LocalDate.parse(last).plusDays(1))
                .toList();
    }
}
