package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.Day;
import com.lancore.pathways.calendar.WorkingCalendar;
import com.lancore.pathways.deadline.Deadlines.Stop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Day by day, how the calendar comes to a due date: piece by piece, where the clock stood still in between. */
final class DayCount {

    private final WorkingCalendar calendar;
    private final List<CountedDay> days = new ArrayList<>();
    private LocalDate last;
    private int left;
    private int number;

    private DayCount(WorkingCalendar calendar, LocalDate from, int workingDays) {
        this.calendar = calendar;
        this.left = workingDays;
        add(calendar.dayOf(from), CountedDay.Role.START);
    }

    /**
     * The days from the one that is counted from.
     *
     * @param stops in their order; the last may be without an end
     * @param end up to which day a clock is shown that stands still
     * @return up to the due date, or up to that day where the clock stands still
     */
    static List<CountedDay> of(
            WorkingCalendar calendar, LocalDate from, int workingDays, List<Stop> stops, LocalDate end) {
        DayCount count = new DayCount(calendar, from, workingDays);
        for (Stop stop : stops) {
            count.countUpTo(stop.from());
            count.stopUpTo(stop.to() == null ? end : stop.to());
            if (stop.to() == null) {
                return Collections.unmodifiableList(count.days);
            }
        }
        count.countUpTo(LocalDate.MAX);
        return Collections.unmodifiableList(count.days);
    }

    /** A period in months has no count: the day it starts, and the corresponding day, moved off days off. */
    static List<CountedDay> ofMonths(WorkingCalendar calendar, LocalDate from, int months) {
        DayCount count = new DayCount(calendar, from, 0);
        for (LocalDate day = from.plusMonths(months); ; day = day.plusDays(1)) {
            Day met = calendar.dayOf(day);
            count.days.add(new CountedDay(met, met.counts() ? CountedDay.Role.COUNTED : CountedDay.Role.SKIPPED, null));
            if (met.counts()) {
                return Collections.unmodifiableList(count.days);
            }
        }
    }

    private void countUpTo(LocalDate end) {
        if (left == 0) {
            return;
        }
        calendar.counted(last, left).stream()
                .takeWhile(day -> !day.date().isAfter(end))
                .forEach(day -> add(day, day.counts() ? CountedDay.Role.COUNTED : CountedDay.Role.SKIPPED));
    }

    private void stopUpTo(LocalDate end) {
        for (LocalDate day = last.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            add(calendar.dayOf(day), CountedDay.Role.STOPPED);
        }
    }

    private void add(Day day, CountedDay.Role role) {
        boolean counted = role == CountedDay.Role.COUNTED;
        if (counted) {
            left--;
            number++;
        }
        days.add(new CountedDay(day, role, counted ? number : null));
        last = day.date();
    }
}
