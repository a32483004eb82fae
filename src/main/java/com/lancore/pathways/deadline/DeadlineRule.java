package com.lancore.pathways.deadline;

import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Decisions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table {@code deadlineRules}, in force on the date from which a deadline is counted.
 *
 * @param workingDays how many, or null where nobody could confirm a number yet
 * @param calendarDays for a period counted in plain days, or null
 * @param months for a period counted in months or years by the corresponding day, or null
 * @param authority the clock of an authority: when it runs over it is chased, and is no breach of ours
 * @param rungs working days before the due date on which somebody is told, the earliest first
 * @param audience who is told, at each rung and afterwards
 * @param sentence what has to be done
 * @param countedFrom what the day is from which is counted, in English
 */
public record DeadlineRule(
        String kind,
        Integer workingDays,
        Integer calendarDays,
        Integer months,
        Basis basis,
        LocalDate validFrom,
        boolean authority,
        List<Integer> rungs,
        Audience audience,
        Sentence sentence,
        String countedFrom) {

    /** How long the period is; empty where nobody could confirm a number yet. */
    public Optional<Term> term() {
        return workingDays == null && months == null ? Optional.empty() : Optional.of(new Term(workingDays, months));
    }

    static DeadlineRule of(String kind, Decisions.Row row) {
        String rungs = row.text("rungs");
        return new DeadlineRule(
                kind,
                row.number("workingDays"),
                row.number("calendarDays"),
                row.number("months"),
                row.basis(),
                row.validFrom(),
                "AUTHORITY".equals(row.text("owner")),
                rungs == null || rungs.isBlank()
                        ? List.of()
                        : Arrays.stream(rungs.split(","))
                                .map(r -> Integer.valueOf(r.strip()))
                                .sorted(java.util.Comparator.reverseOrder())
                                .toList(),
                Audience.of(row),
                row.sentence(),
                row.text("countedFrom"));
    }
}
