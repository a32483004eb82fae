package com.lancore.pathways.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * The course of a process that has ended: who did which step when, on which values, and what was said about it. Steps,
 * values and the rest stand in the order in which they happened; names and ids are the model's.
 *
 * @param model the version of the model by which it ran
 * @param end how it ended in the engine's word, such as {@code COMPLETED}
 * @param endReason why it was ended from outside, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Course(
        String projectCode,
        String process,
        int model,
        String instance,
        String startedBy,
        Instant startedAt,
        Instant endedAt,
        String end,
        String endReason,
        List<Step> steps,
        List<Value> values,
        List<Comment> comments,
        List<Operation> operations) {

    /** A node of the model that was passed; {@code person} is null where the machine did it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String node,
            String name,
            String type,
            String person,
            Instant startedAt,
            Instant endedAt,
            Boolean canceled) {}

    /** A variable as it stood at the end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(String name, String type, String value) {}

    /** What a person wrote beside a task. */
    record Comment(String task, String person, Instant at, String text) {}

    /** What a person did to a task or the process, such as claiming; one property an entry. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Operation(
            String operation,
            String task,
            String property,
            String oldValue,
            String newValue,
            String person,
            Instant at) {}
}
