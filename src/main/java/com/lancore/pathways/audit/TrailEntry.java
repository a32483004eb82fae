package com.lancore.pathways.audit;

import java.time.Instant;

/**
 * One line of a project's trail.
 *
 * @param number counts up from 1 within the project, without gaps
 * @param recordedAt to the millisecond
 * @param act the number of the first entry that was written in the same act (one completed task, one event)
 * @param node the task, event or machine step that wrote it
 * @param oldValue what stood before, or null
 * @param rules the version of the rules by which it was judged, or null in entries from before this was kept
 * @param previous the hash of the entry before it in its project
 * @param hash its own, see {@link Chain#hash}
 */
public record TrailEntry(
        String projectCode,
        long number,
        Instant recordedAt,
        String person,
        Kind kind,
        String processKey,
        String processInstanceId,
        String node,
        long act,
        String name,
        String oldValue,
        String newValue,
        String note,
        String rules,
        String previous,
        String hash) {

    /** The same entry with other links. */
    TrailEntry linked(String toPrevious, String own) {
        return new TrailEntry(
                projectCode,
                number,
                recordedAt,
                person,
                kind,
                processKey,
                processInstanceId,
                node,
                act,
                name,
                oldValue,
                newValue,
                note,
                rules,
                toPrevious,
                own);
    }

    /** What an entry tells. */
    public enum Kind {
        /** what a task, an event or a correction recorded */
        FACT,
        /** a document was uploaded */
        DOCUMENT,
        /** a new round of review began: the entries before its value no longer count as opinions */
        ROUND,
        /** a clock was started, moved, met, breached or cancelled */
        DEADLINE,
        /** a house rule was broken knowingly, or a legal one unknowingly */
        BREACH,
        /** something that a person should know, and that stops nothing */
        WARNING,
        /** a step was refused */
        REFUSAL,
        /** a reminder, a chase: somebody was told */
        NOTICE,
        /** what the engine's history told of a process that had ended was copied into the archive */
        ARCHIVED,
        /** a running process went over to a newer version of its model */
        MIGRATED
    }
}
