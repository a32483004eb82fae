package com.lancore.pathways.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is about to be written to the trail by one person in one go.
 *
 * @param node the task, event or machine step
 * @param rules the row of a table of rules by which it was judged, or null where the code alone judges
 */
public record Act(
        String projectCode, String person, String processKey, String processInstanceId, String node, String rules) {

    /** Nobody sits behind a timer: the machine itself. */
    public static final String MACHINE = "system";

    public Act(String projectCode, String person, String processKey, String processInstanceId, String node) {
        this(projectCode, person, processKey, processInstanceId, node, null);
    }

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
