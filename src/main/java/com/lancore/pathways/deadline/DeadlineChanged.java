package com.lancore.pathways.deadline;

import java.util.Objects;

/**
 * A row was started, moved or closed; published in the transaction that changed it.
 *
 * @param before the row as it stood, or null where it was started
 */
public record DeadlineChanged(Deadline before, Deadline now) {

    /** It was running and is not any more. */
    public boolean isClosed() {
        return before != null && before.status().isRunning() && !now.status().isRunning();
    }

    /** It runs, and its day or its state is another than before. */
    public boolean isMoved() {
        return before != null
                && now.status().isRunning()
                && (!Objects.equals(before.pausedOn(), now.pausedOn())
                        || !before.dueOn().equals(now.dueOn())
                        || !before.remindAt().equals(now.remindAt()));
    }
}
