package com.lancore.pathways.web;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.calendar.CalendarYear;
import com.lancore.pathways.calendar.CalendarYears;
import com.lancore.pathways.calendar.DueDate;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.deadline.CalendarRecount;
import com.lancore.pathways.deadline.NextNotice;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.refusal.Refusal;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of working days, and what a count of them gives. */
@RestController
@RequestMapping("/api/calendar")
class CalendarApi {

    private final PublishedCalendar calendar;

    private final CalendarRecount recount;
    private final NextNotice nextNotice;
    private final People people;

    CalendarApi(PublishedCalendar calendar, CalendarRecount recount, NextNotice nextNotice, People people) {
        this.calendar = calendar;
        this.recount = recount;
        this.nextNotice = nextNotice;
        this.people = people;
    }

    /**
     * A published year.
     *
     * @param notice the address of the State Council's notice
     * @param publishedAt when it was taken in or last corrected
     */
    record YearView(
            int year,
            URI notice,
            long workingDays,
            Map<LocalDate, String> holidays,
            Map<LocalDate, String> workdays,
            Instant publishedAt) {}

    /**
     * Whether a notice is missed.
     *
     * @param missingYear the year without a notice, or null where none is missed yet
     * @param provisionalDeadlines open deadlines that cannot be counted to the end before it is there
     */
    record StatusView(Integer missingYear, LocalDate since, int provisionalDeadlines) {}

    /**
     * What a year would be.
     *
     * @param workingDays of the year, counted by the years before it and this one
     * @param published the working days of the year as it is published, or null where it is not
     */
    record PreviewView(long workingDays, Long published) {}

    record DueView(
            LocalDate from,
            int workingDays,
            LocalDate due,
            DueDate.Status status,
            Integer missingYear,
            boolean lateDecember) {}

    @GetMapping
    List<YearView> years() {
        return calendar.current().stream().map(this::view).toList();
    }

    @GetMapping("/status")
    StatusView status() {
        Integer missing = nextNotice.missingYear().orElse(null);
        return new StatusView(
                missing, missing == null ? null : nextNotice.missedSince(missing), nextNotice.provisionalDeadlines());
    }

    /**
     * Publishes a year, or corrects a published one, and counts every open deadline anew before it answers. The same
     * again moves nothing, but goes on with a count that was broken off.
     *
     * @param body {@code {"paper", "holidays", "workdays"}}; the text of a calendar file is one, too
     */
    @PutMapping("/{year}")
    CalendarRecount.Moved publish(@PathVariable String year, @RequestBody byte[] body) {
        String person = people.inOneOf(Set.of(Role.OPERATIONS));
        calendar.publish(CalendarYears.parse(number(year), new ByteArrayInputStream(body)), person);
        return recount.run();
    }

    /** Checks a year as {@link #publish} does, and counts it; nothing is kept. */
    @PostMapping("/{year}/preview")
    PreviewView preview(@PathVariable String year, @RequestBody byte[] body) {
        people.inOneOf(Set.of(Role.OPERATIONS));
        CalendarYear sent = CalendarYears.parse(number(year), new ByteArrayInputStream(body));
        WorkingCalendar now = calendar.now();
        return new PreviewView(
                now.with(sent).workingDaysIn(sent.year()),
                now.isPublished(sent.year()) ? (Long) now.workingDaysIn(sent.year()) : null);
    }

    @GetMapping("/due")
    DueView due(@RequestParam String from, @RequestParam String workingDays) {
        DueDate due = calendar.now().due(date(from), number(workingDays));
        return new DueView(
                due.from(), due.workingDays(), due.due(), due.status(), due.missingYear(), due.lateDecember());
    }

    private YearView view(PublishedCalendar.Revision published) {
        CalendarYear year = published.year();
        return new YearView(
                year.year(),
                year.paper(),
                calendar.now().workingDaysIn(year.year()),
                year.holidays(),
                year.workdays(),
                published.publishedAt());
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
