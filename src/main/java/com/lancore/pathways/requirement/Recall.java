package com.lancore.pathways.requirement;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.refusal.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What happened before that a person needs in front of them when they take a step. It is read from the facts as they
 * stand now, corrections applied; a variable of the process may say something else and is never asked.
 */
@FunctionalInterface
public interface Recall {

    /** What is known; nothing where nothing was recorded. */
    List<Known> known(Situation s, Wording words);

    /** The newest values of facts of the step's own process. */
    static Recall facts(String... names) {
        return (s, words) -> among(s.facts(), s.step().process(), words, names).toList();
    }

    /** The newest values of facts of another process of the project. */
    static Recall factsOf(String process, String... names) {
        return (s, words) -> among(s.facts(process), process, words, names).toList();
    }

    /** What a step or event recorded when it was last taken. */
    static Recall latest(String node, String... names) {
        return ofAct(s -> s.facts().latest(node), names);
    }

    /** What a step recorded when it was last taken since the current round of review began. */
    static Recall latestInRound(String node, String... names) {
        return ofAct(s -> s.facts().latestInRound(node), names);
    }

    /** What one act recorded. */
    static Recall ofAct(Function<Situation, Optional<FactRecord>> act, String... names) {
        return (s, words) -> act.apply(s).stream()
                .flatMap(record -> Arrays.stream(names)
                        .flatMap(name ->
                                record
                                        .text(name)
                                        .map(value -> words.known(s.step().process(), name, value))
                                        .stream()))
                .toList();
    }

    /** Something that is told under a name of its own. */
    static Recall told(Sentence name, Function<Situation, Optional<Sentence>> value) {
        return (s, words) ->
                value.apply(s).map(said -> Known.of(name, said)).stream().toList();
    }

    /** What the tables of eligibility hold against the project today, a line each. */
    static Recall findings(Function<Situation, EligibilityReport> report) {
        return (s, words) -> report.apply(s).known();
    }

    private static Stream<Known> among(Facts facts, String process, Wording words, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> facts.text(name).map(value -> words.known(process, name, value)).stream());
    }
}
