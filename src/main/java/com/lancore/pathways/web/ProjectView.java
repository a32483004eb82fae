package com.lancore.pathways.web;

import java.time.Instant;
import java.util.List;

/**
 * A project at a glance; the names are public.
 *
 * @param phase the open steps, by their keys; {@code WAITING} where none is open and a process still
 *     runs, {@code ENDED} where none does
 * @param openSteps the same with their names
 * @param nextDeadline the running one that is due first, or null
 * @param blockers how many there are
 * @param overdueTasks open tasks whose due date has passed
 */
record ProjectView(
        String code,
        String title,
        String clientCode,
        List<String> pathways,
        String phase,
        List<StepName> openSteps,
        DeadlineView nextDeadline,
        int blockers,
        int overdueTasks,
        Instant heldSince) {

    /** A step as people read it. */
    record StepName(String step, String name, String nameZh) {}
}
