package com.lancore.pathways.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The last day of a period of working days, and how sure it is.
 *
 * @param from the day the period counts from, itself not counted (Civil Code Art. 201), in Shanghai
 * @param workingDays the length of the period, in working days
 * @param due the last day of the period, inclusive: it ends at 24:00 of this day (Civil Code Art. 203). Where the
 *     status is PROVISIONAL, the earliest day it can be
 * @param status whether a notice still to be published can move it
 * @param missingYear the first year counted into whose notice is not published; null where the status is FIRM
 * @param lateDecember the due date is FIRM by the notice of its own year, but lies in that year's last days (from
 *     {@value CalendarYear#FIRST_LATE_DAY} December), which the next year's notice, still to be published, may change
 */
public record DueDate(
        LocalDate from, int workingDays, LocalDate due, Status status, Integer missingYear, boolean lateDecember) {

    /** How sure a due date is. */
    public enum Status {
        /** Every day counted lies in a year whose notice is published. */
        FIRM,
        /** The count goes into a year whose notice is not published; the date is the earliest it can be. */
        PROVISIONAL
    }

    public DueDate {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(status, "status");
        if ((status == Status.PROVISIONAL) != (missingYear != null)) {
            throw new IllegalArgumentException("A due date is provisional exactly when a year is missing.");
        }
        if (lateDecember && status == Status.PROVISIONAL) {
            throw new IllegalArgumentException("A provisional due date carries no late December mark.");
        }
    }

    /** Whether a notice still to be published will decide the date. */
    public boolean provisional() {
        return status == Status.PROVISIONAL;
    }
}
