package com.lancore.pathways.event;

/** What a process room counts from its facts, and counts anew when one is corrected. */
public interface FactListener {

    /** May refuse a correction that would change more than a count: nothing of it is kept then. */
    void afterCorrection(String projectCode, String process, String fact);
}
