package com.lancore.pathways.planning;

import java.time.LocalDate;

/** How far a step is when a plan is made; all days are Shanghai dates. */
public sealed interface Progress {

    Progress AHEAD = new Ahead();

    /** Not begun. */
    record Ahead() implements Progress {}

    /** Begun and not finished; its days count from the day on which it opened. */
    record Open(LocalDate since) implements Progress {}

    /** A clock of the register runs for it: the row says when it ends. */
    record OnClock(LocalDate countedFrom, LocalDate dueOn, Integer missingYear) implements Progress {}

    /** Finished, on the date that what follows counts from. */
    record Done(LocalDate on) implements Progress {}
}
