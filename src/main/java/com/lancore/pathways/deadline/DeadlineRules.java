package com.lancore.pathways.deadline;

import com.lancore.pathways.requirement.Decisions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Reads the table {@code deadlineRules}: no day count stands in the code. */
@Component
public class DeadlineRules {

    private final Decisions decisions;

    /** Rows of the table that were asked for: it does not change while the application runs. */
    private final Map<Version, DeadlineRule> read = new ConcurrentHashMap<>();

    private record Version(String kind, LocalDate validFrom) {}

    public DeadlineRules(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Every kind of deadline that the table knows. */
    public List<String> kinds() {
        return decisions.cases("deadlineRules");
    }

    /**
     * The version of a rule in force on the date from which is counted; running instances keep it.
     *
     * @throws IllegalStateException where the table has no row of the kind in force on that date
     */
    public DeadlineRule inForce(String kind, LocalDate countedFrom) {
        return find(kind, countedFrom)
                .orElseThrow(
                        () -> new IllegalStateException("No rule of kind " + kind + " is in force on " + countedFrom));
    }

    /**
     * The version of a rule in force on a date, if there is one.
     *
     * @throws IllegalStateException where several are: the table contradicts itself
     */
    public Optional<DeadlineRule> find(String kind, LocalDate countedFrom) {
        List<Decisions.Row> rows = decisions.evaluate("deadlineRules", Map.of("kind", kind), countedFrom);
        if (rows.size() > 1) {
            throw new IllegalStateException(rows.size() + " rules of kind " + kind + " are in force on " + countedFrom);
        }
        return rows.stream()
                .findFirst()
                .map(row -> read.computeIfAbsent(
                        new Version(kind, row.validFrom()), version -> DeadlineRule.of(kind, row)));
    }
}
