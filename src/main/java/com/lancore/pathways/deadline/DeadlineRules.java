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
     * The version of a rule in force on the date from which is counted; running instances keep it. A date before the
     * first version is counted by that: who enrolled before the order owes its reports since. Whether a clock runs at all
     * then is for the room to ask, with {@link #find}.
     *
     * @throws IllegalStateException where the table has no row of the kind that is in force on that date or later
     */
    public DeadlineRule inForce(String kind, LocalDate countedFrom) {
        return find(kind, countedFrom)
                .or(() -> decisions
                        .firstDay("deadlineRules", of(kind), countedFrom)
                        .flatMap(day -> find(kind, day)))
                .orElseThrow(
                        () -> new IllegalStateException("No rule of kind " + kind + " is in force on " + countedFrom));
    }

    /**
     * The version of a rule in force on a date, if there is one.
     *
     * @throws IllegalStateException where several are: the table contradicts itself
     */
    public Optional<DeadlineRule> find(String kind, LocalDate countedFrom) {
        List<Decisions.Row> rows = decisions.evaluate("deadlineRules", of(kind), countedFrom);
        if (rows.size() > 1) {
            throw new IllegalStateException(rows.size() + " rules of kind " + kind + " are in force on " + countedFrom);
        }
        return rows.stream()
                .findFirst()
                .map(row -> read.computeIfAbsent(
                        new Version(kind, row.validFrom()), version -> DeadlineRule.of(kind, row)));
    }

    private static Map<String, String> of(String kind) {
        return Map.of("kind", kind);
    }
}
