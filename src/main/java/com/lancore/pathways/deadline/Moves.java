package com.lancore.pathways.deadline;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.audit.TrailEntry.Kind;
import com.lancore.pathways.deadline.Deadline.Status;
import com.lancore.pathways.deadline.Move.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * What the trail of a project tells of one deadline. The machine writes these entries, in the act of the person that
 * caused them: that one stands right before them.
 */
final class Moves {

    /** A process has a deadline of a kind once at a time, so the first starts before the second. */
    private static final Comparator<Deadline> IN_ORDER = Comparator.comparing(Deadline::openedAt)
            .thenComparing(d -> d.status().isRunning());

    private final List<TrailEntry> trail;
    private final Function<TrailEntry, String> publisher;

    /**
     * Reads a trail.
     *
     * @param publisher who published the notice by which an entry says that was counted anew
     */
    Moves(List<TrailEntry> trail, Function<TrailEntry, String> publisher) {
        this.trail = trail;
        this.publisher = publisher;
    }

    /**
     * The entries of a deadline, oldest first.
     *
     * @param all the deadlines of the project
     */
    List<TrailEntry> entries(Deadline row, List<Deadline> all) {
        int wanted = all.stream()
                .filter(d ->
                        d.kind().equals(row.kind()) && d.processInstanceId().equals(row.processInstanceId()))
                .sorted(IN_ORDER)
                .map(Deadline::id)
                .toList()
                .indexOf(row.id());
        List<TrailEntry> mine = new ArrayList<>();
        int started = -1;
        for (TrailEntry e : trail) {
            if (e.kind() == Kind.DEADLINE
                    && e.name().equals(row.kind())
                    && e.processInstanceId().equals(row.processInstanceId())) {
                started += e.oldValue() == null ? 1 : 0;
                if (started == wanted) {
                    mine.add(e);
                }
            }
        }
        return mine;
    }

    Move move(TrailEntry e) {
        Standing before = e.oldValue() == null ? null : Standing.read(e.oldValue());
        Standing after = Standing.read(e.newValue());
        Cause cause = cause(e, before, after);
        TrailEntry act = cause == Cause.BREACHED || cause == Cause.CALENDAR ? null : causedBy(e);
        return new Move(
                e.recordedAt(),
                cause == Cause.CALENDAR ? publisher.apply(e) : act == null ? Act.MACHINE : act.person(),
                act == null ? null : act.node(),
                cause,
                before,
                after,
                Deadlines.whyOf(e.note()),
                cause == Cause.CORRECTED && act != null
                        ? new Move.Correction(act.name(), act.oldValue(), act.newValue(), act.note())
                        : null);
    }

    private TrailEntry causedBy(TrailEntry entry) {
        return trail.stream()
                .filter(e -> e.number() < entry.number()
                        && e.kind() == Kind.FACT
                        && !e.person().equals(Act.MACHINE))
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    private static Cause cause(TrailEntry e, Standing before, Standing after) {
        if (before == null) {
            return Cause.STARTED;
        }
        if (after.status() == Status.CANCELLED) {
            return Cause.CANCELLED;
        }
        String why = Deadlines.whyOf(e.note());
        if (why.equals(CalendarRecount.BY_CALENDAR)) {
            return Cause.CALENDAR;
        }
        if (why.startsWith(Deadlines.NOT_MET)) {
            return Cause.BREACHED;
        }
        if (before.status().isRunning() && !after.status().isRunning()) {
            return Cause.MET;
        }
        if (before.stopped() != after.stopped()) {
            return after.stopped() ? Cause.STOPPED : Cause.RESUMED;
        }
        return Cause.CORRECTED;
    }
}
