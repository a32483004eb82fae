package com.lancore.pathways.web;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.Deadlines;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.stereotype.Component;

/** A deadline as the API tells it; the names are public. */
record DeadlineView(
        String id,
        String projectCode,
        String kind,
        String basis,
        String confidence,
        LocalDate countedFrom,
        int workingDays,
        LocalDate dueOn,
        OffsetDateTime dueAt,
        String status,
        boolean provisional,
        Integer missingYear,
        boolean lateDecember,
        LocalDate metOn,
        boolean recordedLate,
        int workingDaysLeft,
        String warning,
        String closingReason,
        LocalDate pausedOn,
        String title,
        String processKey,
        String processInstanceId) {

    /** Makes views: the working days left are counted from today. */
    @Component
    static class Factory {

        private final Deadlines deadlines;

        Factory(Deadlines deadlines) {
            this.deadlines = deadlines;
        }

        /**
         * The view of a row.
         *
         * @param title of its project
         */
        DeadlineView of(Deadline d, String title) {
            return new DeadlineView(
                    d.id(),
                    d.projectCode(),
                    d.kind(),
                    d.basis(),
                    d.confidence(),
                    d.countedFrom(),
                    d.workingDays(),
                    d.dueOn(),
                    d.dueAt().atZone(Shanghai.ZONE).toOffsetDateTime(),
                    d.status().name(),
                    d.provisional(),
                    d.missingYear(),
                    d.lateDecember(),
                    d.metOn(),
                    d.recordedLate(),
                    deadlines.workingDaysLeft(d),
                    d.warning(),
                    d.closingReason(),
                    d.pausedOn(),
                    title,
                    d.processKey(),
                    d.processInstanceId());
        }
    }
}
