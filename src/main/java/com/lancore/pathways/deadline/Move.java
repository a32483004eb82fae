package com.lancore.pathways.deadline;

import java.time.Instant;

/**
 * A change of a deadline, as the trail tells it.
 *
 * @param person whose act caused it; {@code system} where time itself did
 * @param step the task or event with which the person caused it, or null
 * @param before null where the deadline was started
 * @param note why, in the words of the trail
 * @param correction the fact that was corrected, where that caused it, or null
 */
public record Move(
        Instant at,
        String person,
        String step,
        Cause cause,
        Standing before,
        Standing after,
        String note,
        Correction correction) {

    /** What caused a move. */
    public enum Cause {
        STARTED,
        STOPPED,
        RESUMED,
        /** a fact was corrected */
        CORRECTED,
        /** a notice was published or corrected */
        CALENDAR,
        MET,
        BREACHED,
        CANCELLED
    }

    /** What stood in a letter, and what the correction says. */
    public record Correction(String fact, String oldValue, String newValue, String reason) {}
}
