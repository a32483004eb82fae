package com.lancore.pathways.planning;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Decisions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The table {@code plannedDurations}: the steps of each pathway, how long they are planned for and in which order. */
@Component
class PlannedDurations {

    private static final String TABLE = "plannedDurations";

    private final Decisions decisions;

    PlannedDurations(Decisions decisions) {
        this.decisions = decisions;
    }

    /** The pathways that can be planned, such as {@code IIT_818}. */
    List<String> pathways() {
        return decisions.cases(TABLE);
    }

    /** The steps of a pathway by the rows in force on a day, each below those it comes after. */
    List<PlannedStep> steps(String pathway, LocalDate on) {
        return decisions.evaluate(TABLE, Map.of("pathway", pathway), on).stream()
                .map(PlannedStep::of)
                .toList();
    }

    /** Those that are needed, given what is recorded; what comes after a needless step follows its predecessors. */
    static List<PlannedStep> needed(List<PlannedStep> all, List<Facts> recorded) {
        Map<String, List<String>> before = new HashMap<>();
        List<PlannedStep> needed = new ArrayList<>();
        for (PlannedStep step : all) {
            List<String> after = step.after().stream()
                    .flatMap(other -> before.getOrDefault(other, List.of(other)).stream())
                    .distinct()
                    .toList();
            if (step.isNeeded(recorded)) {
                needed.add(step.comingAfter(after));
            } else {
                before.put(step.step(), after);
            }
        }
        return needed;
    }
}
