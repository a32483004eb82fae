package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.Shanghai;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One row of the register.
 *
 * @param ruleValidFrom since when the version of the rule that was applied is in force
 * @param countedFrom the legal date from which it is counted; it never counts itself
 * @param dueOn the legal date, in Shanghai, until 24:00
 * @param provisional the count runs into a year whose notice is not published; dueOn is the earliest it can be
 * @param lateDecember the next year's notice may still move it
 * @param remindAt the first reminder
 * @param metOn the legal date on the evidence that met it
 * @param recordedLate met in time, but keyed after it was due
 */
public record Deadline(
        String id,
        String projectCode,
        String processKey,
        String processInstanceId,
        String kind,
        String basis,
        String confidence,
        LocalDate ruleValidFrom,
        LocalDate countedFrom,
        int workingDays,
        LocalDate dueOn,
        boolean provisional,
        Integer missingYear,
        boolean lateDecember,
        Instant remindAt,
        Status status,
        LocalDate metOn,
        boolean recordedLate,
        String warning,
        String closingReason,
        Instant openedAt,
        Instant closedAt) {

    /** The names are public. */
    public enum Status {
        OPEN,
        /** its instant passed unmet */
        BREACHED,
        /** met on or before the day, by the legal date on the evidence */
        MET,
        /** met after the day */
        LATE,
        CANCELLED;

        public boolean isRunning() {
            return this == OPEN || this == BREACHED;
        }
    }

    /** The last second of the day on which it is due, in Shanghai. */
    public Instant dueAt() {
        return Shanghai.lastSecondOf(dueOn);
    }

    /** 24:00 of the day on which it is due: from then on it is breached. */
    public Instant breachAt() {
        return Shanghai.endOf(dueOn);
    }
}
