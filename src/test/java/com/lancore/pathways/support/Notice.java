package com.lancore.pathways.support;

import com.lancore.pathways.calendar.CalendarYear;
import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.calendar.WorkingCalendar;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A notice of a year as operations sends it: invented for tests, 2027 is not published yet. */
public final class Notice {

    private final int year;
    private final SortedMap<LocalDate, String> holidays = new TreeMap<>();
    private final SortedMap<LocalDate, String> workdays = new TreeMap<>();

    private Notice(int year) {
        this.year = year;
    }

    /** New Year from 1 to 3 January with a make-up Sunday on the 10th, Spring Festival from 5 to 11 February. */
    public static Notice of2027() {
        return new Notice(2027)
                .off("2027-01-01", "New Year 元旦")
                .off("2027-01-02", "New Year 元旦")
                .off("2027-01-03", "New Year 元旦")
                .works("2027-01-10", "New Year make-up 元旦调休")
                .off("2027-02-05", "Spring Festival 春节")
                .off("2027-02-06", "Spring Festival 春节")
                .off("2027-02-07", "Spring Festival 春节")
                .off("2027-02-08", "Spring Festival 春节")
                .off("2027-02-09", "Spring Festival 春节");
    }

    public Notice off(String day, String name) {
        workdays.remove(LocalDate.parse(day));
        holidays.put(LocalDate.parse(day), name);
        return this;
    }

    public Notice works(String day, String name) {
        holidays.remove(LocalDate.parse(day));
        workdays.put(LocalDate.parse(day), name);
        return this;
    }

    /** As {@code PUT /api/calendar/{year}} takes it. */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("paper", paper());
        body.put("holidays", names(holidays));
        body.put("workdays", names(workdays));
        return body;
    }

    public String paper() {
        return "https://www.gov.cn/test/notice-" + year + ".htm";
    }

    /** The calendar with this notice, counted beside the application. */
    public WorkingCalendar calendar() {
        List<CalendarYear> years = new ArrayList<>(CalendarYears.vendored());
        years.add(new CalendarYear(year, URI.create(paper()), holidays, workdays));
        return WorkingCalendar.of(years);
    }

    private static Map<String, String> names(SortedMap<LocalDate, String> days) {
        Map<String, String> names = new LinkedHashMap<>();
        days.forEach((day, name) -> names.put(day.toString(), name));
        return names;
    }
}
