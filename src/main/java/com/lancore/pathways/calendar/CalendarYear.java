package com.lancore.pathways.calendar;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the State Council General Office's notice for one year says, checked when it is made: a calendar year that
 * exists can be counted by.
 *
 * @param year the year the notice is for
 * @param paper where the notice can be read, an http or https address
 * @param holidays the days off and their names, weekend days within a holiday included. They lie in the year, or in the
 *     last days of the year before (from {@value #FIRST_LATE_DAY} December), which the holiday at New Year may take in
 * @param workdays the weekend days that are worked instead (调休上班) and their names, within the same limits
 */
public record CalendarYear(
        int year, URI paper, SortedMap<LocalDate, String> holidays, SortedMap<LocalDate, String> workdays) {

    /** From this day of December the notice of the following year may change the days of a year. */
    public static final int FIRST_LATE_DAY = 20;

    private static final int EARLIEST = 2000;
    private static final int LATEST = 9980;

    /**
     * Checks the notice.
     *
     * @throws CalendarRefusal with a sentence that names the bad date, where the notice cannot be right: no usable
     *     address, a date outside the year and the last days before it, a date both off and worked, a make-up day that
     *     is no Saturday or Sunday, a worked 1 January, a day without a name, or no day off at all (a notice that is
     *     still empty)
     */
    public CalendarYear {
        if (year < EARLIEST || year > LATEST) {
            throw new CalendarRefusal(
                    "%d cannot be loaded: a calendar year lies between %d and %d.".formatted(year, EARLIEST, LATEST),
                    "无法载入%d年：日历年份须在%d至%d之间。".formatted(year, EARLIEST, LATEST));
        }
        if (!isWebAddress(paper)) {
            throw new CalendarRefusal(
                    "The calendar of %d needs the http or https address of its notice.".formatted(year),
                    "%d年日历须填写放假通知的网址（http或https）。".formatted(year));
        }
        if (holidays == null || workdays == null) {
            throw new CalendarRefusal(
                    "The calendar of %d needs both its days off and its make-up working days.".formatted(year),
                    "%d年日历须同时列出放假日期和调休上班日期。".formatted(year));
        }
        holidays = namedDays(year, holidays);
        workdays = namedDays(year, workdays);
        for (LocalDate worked : workdays.keySet()) {
            if (holidays.containsKey(worked)) {
                throw new CalendarRefusal(
                        "%s is listed both as a day off and as a make-up working day.".formatted(worked),
                        "%s同时列为放假和调休上班。".formatted(worked));
            }
            if (!isWeekend(worked)) {
                throw new CalendarRefusal(
                        "%s is a weekday and works anyway: a make-up working day falls on a Saturday or Sunday."
                                .formatted(worked),
                        "%s不是周末：调休上班须为周六或周日。".formatted(worked));
            }
            if (isNewYear(worked)) {
                throw new CalendarRefusal(
                        "%s cannot be a working day: 1 January is a statutory holiday.".formatted(worked),
                        "%s不能上班：1月1日为法定节假日。".formatted(worked));
            }
        }
        if (holidays.keySet().stream().noneMatch(day -> day.getYear() == year)) {
            throw new CalendarRefusal(
                    "The calendar of %d names no day off in %d: its notice is still empty.".formatted(year, year),
                    "%d年日历没有列出任何放假日期：放假通知尚为空白。".formatted(year));
        }
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    static boolean isNewYear(LocalDate date) {
        return date.getDayOfYear() == 1;
    }

    /** Whether the notice for the following year may still change this day. */
    static boolean isLateDecember(LocalDate date) {
        return date.getMonth() == Month.DECEMBER && date.getDayOfMonth() >= FIRST_LATE_DAY;
    }

    private static SortedMap<LocalDate, String> namedDays(int year, Map<LocalDate, String> days) {
        for (Map.Entry<LocalDate, String> day : days.entrySet()) {
            LocalDate date = day.getKey();
            boolean inYear = date.getYear() == year;
            boolean justBefore = date.getYear() == year - 1 && isLateDecember(date);
            if (!inYear && !justBefore) {
                throw new CalendarRefusal(
                        "%s is no date of the calendar of %d: that year, or 20 to 31 December before it."
                                .formatted(date, year),
                        "%s不属于%d年日历：日期须在该年内，或在上一年12月20日至31日。".formatted(date, year));
            }
            if (day.getValue() == null || day.getValue().isBlank()) {
                throw new CalendarRefusal("%s has no name.".formatted(date), "%s没有名称。".formatted(date));
            }
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    private static boolean isWebAddress(URI paper) {
        if (paper == null || paper.getScheme() == null || paper.getHost() == null) {
            return false;
        }
        String scheme = paper.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }
}
