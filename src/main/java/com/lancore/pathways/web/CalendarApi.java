package com.lancore.pathways.web;

import com.lancore.pathways.calendar.CalendarYear;
import com.lancore.pathways.calendar.DueDate;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.refusal.Refusal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of working days, and what a count of them gives. */
@RestController
@RequestMapping("/api/calendar")
class CalendarApi {

    private final WorkingCalendar calendar;

    CalendarApi(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * A published year.
     *
     * @param notice the address of the State Council's notice
     */
    record YearView(
            int year, URI notice, long workingDays, Map<LocalDate, String> holidays, Map<LocalDate, String> workdays) {}

    record DueView(
            LocalDate from,
            int workingDays,
            LocalDate due,
            DueDate.Status status,
            Integer missingYear,
            boolean lateDecember) {}

    @GetMapping
    List<YearView> years() {
        return calendar.years().stream().map(this::view).toList();
    }

    @GetMapping("/due")
    DueView due(@RequestParam String from, @RequestParam String workingDays) {
        DueDate due = calendar.due(date(from), number(workingDays));
        return new DueView(
                due.from(), due.workingDays(), due.due(), due.status(), due.missingYear(), due.lateDecember());
    }

    private YearView view(CalendarYear year) {
        return new YearView(
                year.year(), year.paper(), calendar.workingDaysIn(year.year()), year.holidays(), year.workdays());
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.rule(
                    "“" + text + "” is no date; one is, for example, 2026-05-06.", "“" + text + "”不是日期，例如2026-05-06。");
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.rule("“" + text + "” is no whole number of working days.", "“" + text + "”不是有效的工作日数。");
        }
    }
}
