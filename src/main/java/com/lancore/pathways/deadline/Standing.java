package com.lancore.pathways.deadline;

import com.lancore.pathways.deadline.Deadline.Status;
import java.time.LocalDate;
import java.util.List;

/** How a deadline stands, in the few words in which the trail keeps it: {@code OPEN 2026-10-10 provisional stopped}. */
public record Standing(Status status, LocalDate dueOn, boolean provisional, boolean stopped) {

    private static final String PROVISIONAL = "provisional";
    private static final String STOPPED = "stopped";

    static Standing of(Deadline d) {
        return new Standing(d.status(), d.dueOn(), d.provisional(), d.pausedOn() != null);
    }

    /** Reads what {@link #inWords} wrote. */
    static Standing read(String words) {
        List<String> all = List.of(words.split(" "));
        return new Standing(
                Status.valueOf(all.get(0)),
                LocalDate.parse(all.get(1)),
                all.contains(PROVISIONAL),
                all.contains(STOPPED));
    }

    String inWords() {
        return status + " " + dueOn + (provisional ? " " + PROVISIONAL : "") + (stopped ? " " + STOPPED : "");
    }
}
