package com.lancore.pathways.requirement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.refusal.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The words for facts and their values: the names that the steps' fields carry, and for a choice the words of the form
 * on which it was made, so that nobody reads another word than the one that was chosen.
 */
@Component
public class Wording {

    private static final String PAIR = " · ";
    private static final Map<String, Sentence> BOOLEANS =
            Map.of("true", Sentence.of("Yes", "是"), "false", Sentence.of("No", "否"));

    private final Map<String, Sentence> names = new HashMap<>();
    private final Map<String, Sentence> choices = new HashMap<>();

    public Wording(Steps steps, ObjectMapper json) throws IOException {
        // a field's own name comes first, as it is the fuller one: a form says "Outcome" under the name of its
        // committee
        for (Step step : steps.all()) {
            for (Field field : step.fields()) {
                Sentence name = Sentence.of(field.label(), field.zh());
                names.putIfAbsent(step.process() + "/" + field.name(), name);
                names.putIfAbsent(field.name(), name);
            }
        }
        for (Resource form : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form")) {
            try (InputStream in = form.getInputStream()) {
                json.readTree(in).findParents("key").forEach(this::learn);
            }
        }
    }

    private void learn(JsonNode field) {
        String key = field.get("key").asText();
        String label = field.path("label").asText(field.path("dateLabel").asText());
        names.putIfAbsent(key, pair(label.replaceFirst(" \\*$", "")));
        field.path("values")
                .forEach(choice -> choices.putIfAbsent(
                        key + "=" + choice.get("value").asText(),
                        pair(choice.get("label").asText())));
    }

    private static Sentence pair(String text) {
        int at = text.indexOf(PAIR);
        return at < 0
                ? Sentence.of(text, text)
                : Sentence.of(text.substring(0, at), text.substring(at + PAIR.length()));
    }

    /** A fact of a process and its value, in words. */
    public Known known(String process, String fact, String value) {
        return Known.of(name(process, fact), value(fact, value));
    }

    /** What a fact is called in a process. */
    public Sentence name(String process, String fact) {
        return Optional.ofNullable(names.get(process + "/" + fact)).orElseGet(() -> name(fact));
    }

    /** What a fact is called, whichever process has it; its key where nothing names it. */
    public Sentence name(String fact) {
        return names.getOrDefault(fact, Sentence.of(fact, fact));
    }

    /** How a value reads: a choice in the words of its form, anything else as it was typed. */
    public Sentence value(String fact, String value) {
        return Optional.ofNullable(choices.get(fact + "=" + value))
                .orElseGet(() -> BOOLEANS.getOrDefault(value, Sentence.of(value, value)));
    }
}
