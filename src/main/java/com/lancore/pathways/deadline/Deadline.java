package com.lancore.pathways.deadline;

import com.lancore.pathways.calendar.DueDate;
import com.lancore.pathways.calendar.Shanghai;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One row of the register.
 *
 * @param ruleValidFrom since when the version of the rule that was applied is in force
 * @param countedFrom the legal date from which it is counted; it never counts itself
 * @param workingDays how many are counted; 0 where the period is one in months
 * @param months how many months are counted, or null for a period in working days
 * @param dueOn the legal date, in Shanghai, until 24:00
 * @param provisional the count runs into a year whose notice is not published; dueOn is the earliest it can be
 * @param lateDecember the next year's notice may still move it
 * @param remindAt the first reminder
 * @param metOn the legal date on the evidence that met it
 * @param pausedOn since when the clock stands still, or null while it runs
 * @param recordedLate met in time, but keyed after it was due
 * @param version how often it changed since it was started
 * @param changedAt since when it is as it is
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
        Integer months,
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
        Instant closedAt,
        LocalDate pausedOn,
        int version,
        Instant changedAt) {

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

    /** Whose deadline it is. */
    public record Owner(String projectCode, String processKey, String processInstanceId) {}

    /** How long the period is that was counted. */
    public Term term() {
        return months == null ? Term.ofWorkingDays(workingDays) : Term.ofMonths(months);
    }

    Deadline withStatus(Status now) {
        return toBuilder().status(now).build();
    }

    static Builder builder() {
        return new Builder();
    }

    Builder toBuilder() {
        Builder b = new Builder();
        b.id = id;
        b.owner = new Owner(projectCode, processKey, processInstanceId);
        b.kind = kind;
        b.basis = basis;
        b.confidence = confidence;
        b.ruleValidFrom = ruleValidFrom;
        b.countedFrom = countedFrom;
        b.workingDays = workingDays;
        b.months = months;
        b.dueOn = dueOn;
        b.provisional = provisional;
        b.missingYear = missingYear;
        b.lateDecember = lateDecember;
        b.remindAt = remindAt;
        b.status = status;
        b.metOn = metOn;
        b.recordedLate = recordedLate;
        b.warning = warning;
        b.closingReason = closingReason;
        b.openedAt = openedAt;
        b.closedAt = closedAt;
        b.pausedOn = pausedOn;
        b.version = version;
        b.changedAt = changedAt;
        return b;
    }

    /** Makes a row, or the next state of one. */
    static final class Builder {
        private String id;
        private Owner owner;
        private String kind;
        private String basis;
        private String confidence;
        private LocalDate ruleValidFrom;
        private LocalDate countedFrom;
        private int workingDays;
        private Integer months;
        private LocalDate dueOn;
        private boolean provisional;
        private Integer missingYear;
        private boolean lateDecember;
        private Instant remindAt;
        private Status status;
        private LocalDate metOn;
        private boolean recordedLate;
        private String warning;
        private String closingReason;
        private Instant openedAt;
        private Instant closedAt;
        private LocalDate pausedOn;
        private int version;
        private Instant changedAt;

        Builder id(String v) {
            id = v;
            return this;
        }

        Builder owner(Owner v) {
            owner = v;
            return this;
        }

        Builder kind(String v) {
            kind = v;
            return this;
        }

        /** The version of the rule that is applied. */
        Builder rule(DeadlineRule rule) {
            basis = rule.basis().citation();
            confidence = rule.basis().confidence().name();
            ruleValidFrom = rule.validFrom();
            return this;
        }

        /** What the rule's basis says, and whose number it is where the rule has none. */
        Builder basis(String v) {
            basis = v;
            return this;
        }

        Builder term(Term term) {
            workingDays = term.workingDays() == null ? 0 : term.workingDays();
            months = term.months();
            return this;
        }

        Builder countedFrom(LocalDate v) {
            countedFrom = v;
            return this;
        }

        /** What the calendar counted. */
        Builder due(DueDate due) {
            dueOn = due.due();
            provisional = due.provisional();
            missingYear = due.missingYear();
            lateDecember = due.lateDecember();
            return this;
        }

        Builder dueOn(LocalDate v) {
            dueOn = v;
            return this;
        }

        Builder remindAt(Instant v) {
            remindAt = v;
            return this;
        }

        Builder status(Status v) {
            status = v;
            return this;
        }

        Builder metOn(LocalDate v) {
            metOn = v;
            return this;
        }

        Builder recordedLate(boolean v) {
            recordedLate = v;
            return this;
        }

        Builder warning(String v) {
            warning = v;
            return this;
        }

        Builder closingReason(String v) {
            closingReason = v;
            return this;
        }

        Builder openedAt(Instant v) {
            openedAt = v;
            changedAt = v;
            return this;
        }

        Builder closedAt(Instant v) {
            closedAt = v;
            return this;
        }

        Builder pausedOn(LocalDate v) {
            pausedOn = v;
            return this;
        }

        Deadline build() {
            return new Deadline(
                    id,
                    owner.projectCode(),
                    owner.processKey(),
                    owner.processInstanceId(),
                    kind,
                    basis,
                    confidence,
                    ruleValidFrom,
                    countedFrom,
                    workingDays,
                    months,
                    dueOn,
                    provisional,
                    missingYear,
                    lateDecember,
                    remindAt,
                    status,
                    metOn,
                    recordedLate,
                    warning,
                    closingReason,
                    openedAt,
                    closedAt,
                    pausedOn,
                    version,
                    changedAt);
        }
    }
}
