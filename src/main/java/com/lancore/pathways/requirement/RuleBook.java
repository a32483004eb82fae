package com.lancore.pathways.requirement;

import com.lancore.pathways.refusal.Sentence;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.springframework.stereotype.Component;

/** Every row of every decision table with its validity, as it is written: what nobody asks a table about is read here. */
@Component
public class RuleBook {

    /** The property of a table that names the processes which read it. */
    private static final String USED_BY = "usedBy";

    private final Decisions decisions;
    private List<Rule> rules;

    public RuleBook(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * A row.
     *
     * @param table the key of its table
     * @param usedBy the keys of the processes that read the table
     * @param cases what it asks of the table's first input, such as the kind of a deadline
     * @param validFrom the first day on which it is in force
     * @param validTo the last one, {@code 9999-12-31} where no end is known
     */
    public record Rule(
            String table,
            Sentence tableName,
            Set<String> usedBy,
            Set<String> cases,
            String reasonCode,
            Sentence sentence,
            Basis basis,
            LocalDate validFrom,
            LocalDate validTo) {}

    /** All rows, table by table in their order. The files do not change while the application runs: they are read once. */
    public synchronized List<Rule> all() {
        if (rules == null) {
            rules = decisions.keys().stream().flatMap(this::rulesOf).toList();
        }
        return rules;
    }

    private Stream<Rule> rulesOf(String key) {
        Decision decision = decisions.model(key);
        Sentence name = Sentence.of(decision.getName(), property(decision, "zh"));
        Set<String> usedBy = parts(property(decision, USED_BY));
        return decision.getChildElementsByType(DecisionTable.class).stream().flatMap(table -> table.getRules().stream()
                .map(rule -> of(
                        key,
                        name,
                        usedBy,
                        parts(rule.getInputEntries()
                                .iterator()
                                .next()
                                .getTextContent()
                                .replace("\"", "")),
                        texts(table, rule.getOutputEntries().iterator()))));
    }

    private static Rule of(
            String table, Sentence name, Set<String> usedBy, Set<String> cases, Map<String, String> row) {
        return new Rule(
                table,
                name,
                usedBy,
                cases,
                row.get("reasonCode"),
                Sentence.of(row.get("sentence"), row.get("sentenceZh")),
                new Basis(row.get("basis"), Confidence.valueOf(row.get("confidence"))),
                LocalDate.parse(row.get("validFrom")),
                LocalDate.parse(row.get("validTo")));
    }

    private static Map<String, String> texts(DecisionTable table, Iterator<OutputEntry> entries) {
        Map<String, String> texts = new HashMap<>();
        for (Output output : table.getOutputs()) {
            String text = entries.next().getTextContent().strip();
            texts.put(output.getName(), text.replaceAll("^\"|\"$", "").replace("\\\"", "\""));
        }
        return texts;
    }

    /** A property of the table, or an empty text. */
    private static String property(Decision decision, String name) {
        return decision.getExtensionElements().getElements().stream()
                .flatMap(properties -> properties.getDomElement().getChildElements().stream())
                .filter(property -> name.equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse("");
    }

    private static Set<String> parts(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toUnmodifiableSet());
    }
}
