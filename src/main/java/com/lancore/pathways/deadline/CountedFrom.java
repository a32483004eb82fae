package com.lancore.pathways.deadline;

import java.util.List;

/** From which facts a process room counts its deadlines: it tells them, so that a page can show the letters. */
public interface CountedFrom {

    /**
     * A date that is counted from.
     *
     * @param kind of the deadline
     * @param step that records the date
     * @param fact the name of the date; of several of a kind the rule says which one decides
     */
    record Source(String kind, String step, String fact) {}

    List<Source> sources();
}
