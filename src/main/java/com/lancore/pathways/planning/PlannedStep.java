package com.lancore.pathways.planning;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Decisions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table {@code plannedDurations}.
 *
 * @param workingDays the house's value, or null where {@code clock} names the deadline rule that has the days
 * @param after the steps that it comes after, all above it in the table
 * @param unless the answers that make it needless, each {@code fact=value}
 * @param finishedWith the answer that finishes it, or null where any does
 * @param eachRound whether a new round of review asks for it again
 * @param evidenceDate the fact with the legal date on its evidence, or null
 */
public record PlannedStep(
        String step,
        String process,
        Sentence name,
        Integer workingDays,
        String clock,
        List<String> after,
        List<String> unless,
        String finishedWith,
        boolean eachRound,
        String evidenceDate,
        Sentence sentence,
        Basis basis) {

    static PlannedStep of(Decisions.Row row) {
        return new PlannedStep(
                row.text("step"),
                row.text("process"),
                Sentence.of(row.text("name"), row.text("nameZh")),
                row.number("workingDays"),
                given(row.text("clock")),
                list(row.text("predecessors")),
                list(row.text("unless")),
                given(row.text("finishedWith")),
                Boolean.TRUE.equals(row.outputs().get("eachRound")),
                given(row.text("evidenceDate")),
                row.sentence(),
                row.basis());
    }

    /** Whether any of these facts makes it needless. */
    boolean isNeeded(List<Facts> recorded) {
        return unless.stream().noneMatch(answer -> recorded.stream().anyMatch(facts -> holds(answer, facts)));
    }

    /** What was recorded last for it, finished or not. */
    Optional<FactRecord> recorded(Facts facts) {
        return eachRound ? facts.latestInRound(step) : facts.latest(step);
    }

    boolean isFinishedBy(FactRecord answer) {
        return finishedWith == null || answer.is(fact(finishedWith), value(finishedWith));
    }

    PlannedStep comingAfter(List<String> others) {
        return new PlannedStep(
                step,
                process,
                name,
                workingDays,
                clock,
                others,
                unless,
                finishedWith,
                eachRound,
                evidenceDate,
                sentence,
                basis);
    }

    private static boolean holds(String answer, Facts facts) {
        return facts.is(fact(answer), value(answer));
    }

    private static String fact(String answer) {
        return answer.substring(0, answer.indexOf('='));
    }

    private static String value(String answer) {
        return answer.substring(answer.indexOf('=') + 1);
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static List<String> list(String text) {
        return given(text) == null
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }
}
