package com.lancore.pathways.event;

import java.util.Set;

/** What a process room counts from its facts, and counts anew when one is corrected. */
public interface FactListener {

    /** The processes beside the pathways, several of a project perhaps, whose facts can be corrected too. */
    default Set<String> processes() {
        return Set.of();
    }

    /** May refuse a correction that would change more than a count: nothing of it is kept then. */
    void afterCorrection(String projectCode, String process, String fact);
}
