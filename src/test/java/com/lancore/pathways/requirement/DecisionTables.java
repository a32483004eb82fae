package com.lancore.pathways.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The decision tables of the project, by the DMN engine alone. Each table has one test that reaches every row of it, so
 * that no row is written that no project can meet.
 */
final class DecisionTables {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final Map<String, DmnDecision> PARSED = new HashMap<>();

    /** The file of every table of the project by the table's name in kebab-case; a table that reads another is in its file. */
    private static final Map<String, Resource> FILES = tables();

    /** Every table of the project, so that none is added without its test. */
    static Stream<String> files() {
        return FILES.keySet().stream();
    }

    private static Map<String, Resource> tables() {
        Map<String, Resource> tables = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/bpmn/decisions/*.dmn")) {
                try (InputStream model = file.getInputStream()) {
                    Dmn.readModelFromStream(model)
                            .getModelElementsByType(Decision.class)
                            .forEach(decision -> tables.put(kebab(decision.getId()), file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static String kebab(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private DecisionTables() {}

    /** Which rows of a table the evaluations of a test have met. */
    static final class Coverage {

        private final String file;
        private final Set<String> met = new TreeSet<>();

        Coverage(String file) {
            this.file = file;
        }

        /** Exactly this row holds, with this status. */
        void finds(Map<String, Object> variables, String status, String reasonCode) {
            assertThat(decide(file, variables))
                    .as("%s", variables)
                    .extracting(row -> row.get("status"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(status, reasonCode));
            met.add(reasonCode);
        }

        void meets(Map<String, Object> variables) {
            met.addAll(codes(file, variables));
        }

        void isComplete() {
            assertThat(met).isEqualTo(new TreeSet<>(codes(file)));
        }
    }

    static List<Map<String, Object>> decide(String file, Map<String, Object> variables) {
        DmnDecision decision = PARSED.computeIfAbsent(
                file, name -> ENGINE.parseDecision(decision(name).getId(), open(name)));
        DmnDecisionTableResult result = ENGINE.evaluateDecisionTable(decision, variables);
        return result.getResultList();
    }

    static List<String> codes(String file, Map<String, Object> variables) {
        return decide(file, variables).stream()
                .map(row -> (String) row.get("reasonCode"))
                .toList();
    }

    /** The rows that hold and are in force on a day. */
    static List<Map<String, Object>> decideOn(String day, String file, Map<String, Object> variables) {
        LocalDate on = LocalDate.parse(day);
        return decide(file, variables).stream()
                .filter(row -> !on.isBefore(LocalDate.parse((String) row.get("validFrom")))
                        && !on.isAfter(LocalDate.parse((String) row.get("validTo"))))
                .toList();
    }

    static List<String> codesOn(String day, String file, Map<String, Object> variables) {
        return decideOn(day, file, variables).stream()
                .map(row -> (String) row.get("reasonCode"))
                .toList();
    }

    /** The reason codes of all rows of the table. */
    static List<String> codes(String file) {
        return rows(file).stream().map(row -> row.get("reasonCode")).toList();
    }

    /** All rows of the table as written: output name to text, without the quotation marks. */
    static List<Map<String, String>> rows(String file) {
        List<String> names =
                table(file).getOutputs().stream().map(Output::getName).toList();
        return table(file).getRules().stream().map(rule -> texts(names, rule)).toList();
    }

    static Map<String, String> texts(List<String> names, Rule rule) {
        List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            texts.put(names.get(i), entries.get(i).getText().getTextContent().replace("\"", ""));
        }
        return texts;
    }

    static DecisionTable table(String file) {
        return (DecisionTable) decision(file).getExpression();
    }

    static Decision decision(String file) {
        try (InputStream model = open(file)) {
            return Dmn.readModelFromStream(model).getModelElementsByType(Decision.class).stream()
                    .filter(decision -> kebab(decision.getId()).equals(file))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static InputStream open(String file) {
        assertThat(FILES).containsKey(file);
        try {
            return FILES.get(file).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables with these in place: name, value, name, value … */
    static Map<String, Object> but(Map<String, Object> variables, Object... changes) {
        Map<String, Object> changed = new HashMap<>(variables);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put((String) changes[i], changes[i + 1]);
        }
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> variables, String name) {
        Map<String, Object> changed = new HashMap<>(variables);
        changed.remove(name);
        return changed;
    }
}
