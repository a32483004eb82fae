package com.lancore.pathways.planning;

import com.lancore.pathways.calendar.Day;
import com.lancore.pathways.calendar.DayKind;
import com.lancore.pathways.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days off in a row, by a notice.
 *
 * @param from the first of them, in Shanghai
 * @param to the last of them
 * @param name as the notice calls them
 */
public record Holiday(LocalDate from, LocalDate to, String name) {

    /** Those between two days, both included; one that lies across an end is told as far as it lies between. */
    public static List<Holiday> between(WorkingCalendar calendar, LocalDate first, LocalDate last) {
        List<Holiday> holidays = new ArrayList<>();
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            Day day = calendar.dayOf(date);
            if (day.kind() == DayKind.HOLIDAY) {
                add(holidays, day);
            }
        }
        return List.copyOf(holidays);
    }

    private static void add(List<Holiday> holidays, Day day) {
        int last = holidays.size() - 1;
        if (last >= 0 && holidays.get(last).goesOnWith(day)) {
            holidays.set(last, new Holiday(holidays.get(last).from(), day.date(), day.name()));
        } else {
            holidays.add(new Holiday(day.date(), day.date(), day.name()));
        }
    }

    private boolean goesOnWith(Day day) {
        return name.equals(day.name()) && to.plusDays(1).equals(day.date());
    }
}
