package com.lancore.pathways.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is about to be written to the trail by one person in one go.
 *
 * @param node the task, event or machine step
 */
public record Act(String projectCode, String person, String processKey, String processInstanceId, String node) {

    /** Nobody sits behind a timer: the machine itself. */
    public static final String MACHINE = "system";

    /** One line of an act. */
    public record Line(TrailEntry.Kind kind, String name, String oldValue, String newValue, String note) {

        public static Line fact(String name, String value) {
            return new Line(TrailEntry.Kind.FACT, name, null, value, null);
        }

        public static Line of(TrailEntry.Kind kind, String name, String value, String note) {
            return new Line(kind, name, null, value, note);
        }
    }

    /** The lines of a set of facts, in their order. */
    public static java.util.List<Line> facts(Map<String, String> values) {
        return new LinkedHashMap<>(values)
                .entrySet().stream()
                        .map(e -> Line.fact(e.getKey(), e.getValue()))
                        .toList();
    }
}
