package com.lancore.pathways.calendar;

/** What a day is for the counting of working days. */
public enum DayKind {
    /** Monday to Friday, named by no notice. Half-day holidays such as 8 March are working days too. */
    WORKING(true),
    /** A Saturday or Sunday that a notice makes a working day (调休上班). */
    MAKE_UP(true),
    /** A Saturday or Sunday named by no notice. */
    WEEKEND(false),
    /** A day off by a notice, weekend days within a holiday included; 1 January always. */
    HOLIDAY(false),
    /**
     * A day of a year whose notice is not published. It counts, also at a weekend, since a weekend day may become a
     * working day: so the date counted is the earliest it can be.
     */
    UNPUBLISHED(true);

    private final boolean counts;

    DayKind(boolean counts) {
        this.counts = counts;
    }

    /** Whether a period of working days counts such a day. */
    public boolean counts() {
        return counts;
    }
}
