package com.lancore.pathways.deadline;

import java.util.Collection;

/** Dates of projects beside the register that are counted by the calendar. */
public interface CountedDates {

    /** Counts them anew by the calendar as it stands; what comes out the same is left alone. */
    void recount(Collection<String> projectCodes);
}
