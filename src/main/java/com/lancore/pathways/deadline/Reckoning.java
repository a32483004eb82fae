package com.lancore.pathways.deadline;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.deadline.Deadlines.Stop;
import com.lancore.pathways.refusal.Sentence;
import java.time.LocalDate;
import java.util.List;

/**
 * How one deadline came to its date: from which letters, over which days, and what moved it since.
 *
 * @param what has to be done
 * @param authority whether it is the clock of an authority, which is chased and no breach of ours
 * @param dates the dates that were recorded to count from, one of them decides
 * @param days from the day that is counted from up to the due date, or to today while the clock stands still; by the
 *     calendar as it is published now
 * @param stops the times in which the clock stood still, in their order
 * @param leftWhenStopped working days that are left while the clock stands still, or null while it runs
 */
public record Reckoning(
        Deadline row,
        Sentence what,
        boolean authority,
        List<RecordedDate> dates,
        List<CountedDay> days,
        List<Stop> stops,
        Integer leftWhenStopped,
        List<Move> moves) {

    /** A date, and the act that recorded it. */
    public record RecordedDate(String fact, LocalDate date, FactRecord record) {}

    /** The day at which the count ends by the calendar as it is published now; null while the clock stands still. */
    public LocalDate endsOn() {
        return leftWhenStopped == null ? days.get(days.size() - 1).day().date() : null;
    }
}
