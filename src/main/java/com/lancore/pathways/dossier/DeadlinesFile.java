package com.lancore.pathways.dossier;

import com.lancore.pathways.calendar.DayKind;
import com.lancore.pathways.deadline.CountedDay;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.Deadlines.Stop;
import com.lancore.pathways.deadline.Move;
import com.lancore.pathways.deadline.Reckoning;
import com.lancore.pathways.refusal.Sentence;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The deadlines and how each came to its date, as the register explains them. */
final class DeadlinesFile {

    private DeadlinesFile() {}

    /**
     * A deadline.
     *
     * @param workingDays how many were counted; 0 where the period is one in {@code months}
     * @param days each day from the one that is counted from
     * @param moves its history by the trail
     */
    public record DeadlineView(
            String kind,
            Sentence what,
            boolean authority,
            String process,
            String processInstanceId,
            String basis,
            String confidence,
            LocalDate ruleInForceSince,
            LocalDate countedFrom,
            int workingDays,
            Integer months,
            LocalDate dueOn,
            boolean provisional,
            Integer missingYear,
            Deadline.Status status,
            LocalDate metOn,
            boolean recordedLate,
            String warning,
            String closingReason,
            List<DateView> dates,
            List<DayView> days,
            List<Stop> stops,
            Integer leftWhenStopped,
            List<Move> moves) {}

    /** A date that was recorded to count from; one of them decides. */
    public record DateView(
            String fact, LocalDate date, boolean decides, String step, String person, Instant recordedAt) {}

    /** A day on the way. */
    public record DayView(
            LocalDate date, DayKind kind, String name, URI notice, CountedDay.Role role, Integer number) {}

    static List<DeadlineView> of(State state) {
        return state.deadlines().stream().map(DeadlinesFile::view).toList();
    }

    private static DeadlineView view(Reckoning r) {
        Deadline d = r.row();
        return new DeadlineView(
                d.kind(),
                r.what(),
                r.authority(),
                d.processKey(),
                d.processInstanceId(),
                d.basis(),
                d.confidence(),
                d.ruleValidFrom(),
                d.countedFrom(),
                d.workingDays(),
                d.months(),
                d.dueOn(),
                d.provisional(),
                d.missingYear(),
                d.status(),
                d.metOn(),
                d.recordedLate(),
                d.warning(),
                d.closingReason(),
                r.dates().stream()
                        .map(date -> new DateView(
                                date.fact(),
                                date.date(),
                                date.date().equals(d.countedFrom()),
                                date.record().node(),
                                date.record().person(),
                                date.record().at()))
                        .toList(),
                r.days().stream().map(DeadlinesFile::day).toList(),
                r.stops(),
                r.leftWhenStopped(),
                r.moves());
    }

    private static DayView day(CountedDay c) {
        return new DayView(
                c.day().date(), c.day().kind(), c.day().name(), c.day().paper(), c.role(), c.number());
    }
}
