package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.Day;

/**
 * A day on the way to a due date.
 *
 * @param number which working day of the period it is, from 1; null for a day that is not counted
 */
public record CountedDay(Day day, Role role, Integer number) {

    /** What the count makes of a day. */
    public enum Role {
        /** the day that is counted from; it never counts itself */
        START,
        COUNTED,
        /** a weekend or a holiday */
        SKIPPED,
        /** the clock stood still */
        STOPPED
    }
}
