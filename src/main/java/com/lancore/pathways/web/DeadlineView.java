package com.lancore.pathways.web;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.Deadlines;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
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
        Integer months,
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
            return of(d, title, deadlines.workingDaysLeft(d));
        }

        /**
         * The views of many rows, in their order; rows of other projects are left out.
         *
         * @param titles by the code of the project
         */
        List<DeadlineView> of(List<Deadline> rows, Map<String, String> titles) {
            ToIntFunction<Deadline> left = deadlines.workingDaysLeft();
            return rows.stream()
                    .filter(d -> titles.containsKey(d.projectCode()))
                    .map(d -> of(d, titles.get(d.projectCode()), left.applyAsInt(d)))
                    .toList();
        }

        private static DeadlineView of(Deadline d, String title, int workingDaysLeft) {
            return new DeadlineView(
                    d.id(),
                    d.projectCode(),
                    d.kind(),
                    d.basis(),
                    d.confidence(),
                    d.countedFrom(),
                    d.workingDays(),
                    d.months(),
                    d.dueOn(),
                    d.dueAt().atZone(Shanghai.ZONE).toOffsetDateTime(),
                    d.status().name(),
                    d.provisional(),
                    d.missingYear(),
                    d.lateDecember(),
                    d.metOn(),
                    d.recordedLate(),
                    workingDaysLeft,
                    d.warning(),
                    d.closingReason(),
                    d.pausedOn(),
                    title,
                    d.processKey(),
                    d.processInstanceId());
        }
    }
}
