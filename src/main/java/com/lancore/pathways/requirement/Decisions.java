package com.lancore.pathways.requirement;

import com.lancore.pathways.refusal.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Evaluates the decision tables. The same files are deployed to the engine, where people read them in Cockpit; here
 * they are evaluated without writing anything, because a page that explains a gate must not fill the history.
 */
@Component
public class Decisions {

    private static final String FILES = "bpmn/decisions/*.dmn";

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, Resource> files = files();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();
    private final Map<Question, List<Row>> answers = Collections.synchronizedMap(new Newest());

    /** What a table was asked. */
    private record Question(String key, Map<String, Object> inputs) {}

    /** A table that does not change answers the same again: a list of projects asks the same a thousand times. */
    private static final class Newest extends LinkedHashMap<Question, List<Row>> {

        private static final long serialVersionUID = 1;
        private static final int KEPT = 2000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, List<Row>> eldest) {
            return size() > KEPT;
        }
    }

    /**
     * One row that applies, in force on the date of the decision.
     *
     * @param validFrom the first day on which it is in force
     * @param validTo the last one
     */
    public record Row(Map<String, Object> outputs, LocalDate validFrom, LocalDate validTo) {

        Row(Map<String, Object> outputs) {
            this(outputs, date(outputs, "validFrom"), date(outputs, "validTo"));
        }

        private static LocalDate date(Map<String, Object> outputs, String output) {
            return LocalDate.parse(outputs.get(output).toString());
        }

        public String text(String output) {
            Object value = outputs.get(output);
            return value == null ? null : value.toString();
        }

        public Integer number(String output) {
            return outputs.get(output) instanceof Number n ? n.intValue() : null;
        }

        public String reasonCode() {
            return text("reasonCode");
        }

        public Basis basis() {
            return new Basis(text("basis"), Confidence.valueOf(text("confidence")));
        }

        public Sentence sentence() {
            return Sentence.of(text("sentence"), text("sentenceZh"));
        }

        /** A rule that is only drafted decides nothing, whatever dates it carries. */
        boolean isDraft() {
            return "DRAFT".equals(text("status"));
        }

        boolean isInForce(LocalDate on) {
            return !isDraft() && !on.isBefore(validFrom) && !on.isAfter(validTo);
        }
    }

    /**
     * The rows that apply to the inputs, of those in force on a date; in the table's order.
     *
     * @param key a decision key such as {@code iitEligibility}
     */
    public List<Row> evaluate(String key, Map<String, ?> inputs, LocalDate on) {
        return rows(key, inputs).stream().filter(row -> row.isInForce(on)).toList();
    }

    /** The first day after a date on which a row that applies to the inputs comes into force, if there is one. */
    public Optional<LocalDate> firstDay(String key, Map<String, ?> inputs, LocalDate after) {
        return rows(key, inputs).stream()
                .filter(row -> !row.isDraft())
                .map(Row::validFrom)
                .filter(after::isBefore)
                .min(Comparator.naturalOrder());
    }

    private List<Row> rows(String key, Map<String, ?> inputs) {
        Question question = new Question(key, new HashMap<>(inputs));
        List<Row> rows = answers.get(question);
        if (rows == null) {
            rows = ask(question);
            answers.put(question, rows);
        }
        return rows;
    }

    private List<Row> ask(Question question) {
        return engine
                .evaluateDecisionTable(
                        parsed.computeIfAbsent(question.key(), this::parse), Variables.fromMap(question.inputs()))
                .getResultList()
                .stream()
                .map(Row::new)
                .toList();
    }

    /** What the rows of a table ask of its first input, each once, in the table's order. */
    public List<String> cases(String key) {
        return model(key).getChildElementsByType(DecisionTable.class).stream()
                .flatMap(table -> table.getRules().stream())
                .map(rule -> rule.getInputEntries().iterator().next().getTextContent())
                .map(entry -> entry.strip().replace("\"", ""))
                .distinct()
                .toList();
    }

    /** Every decision. */
    Set<String> keys() {
        return files.keySet();
    }

    /** A decision as it is written. */
    Decision model(String key) {
        try (InputStream in = open(key)) {
            return Dmn.readModelFromStream(in).getModelElementById(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DmnDecision parse(String key) {
        try (InputStream in = open(key)) {
            return engine.parseDecision(key, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(String key) throws IOException {
        Resource file = files.get(key);
        if (file == null) {
            throw new IllegalArgumentException("There is no decision " + key);
        }
        return file.getInputStream();
    }

    /**
     * Every decision and the file that it stands in; a table stands in one file with those that it reads. Only their names
     * are read: to parse all files by their schema is a tenth of a start.
     */
    private static Map<String, Resource> files() {
        Map<String, Resource> files = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FILES)) {
                keys(file).forEach(key -> files.put(key, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A decision table is no XML", e);
        }
        return files;
    }

    private static List<String> keys(Resource file) throws IOException, XMLStreamException {
        List<String> keys = new ArrayList<>();
        try (InputStream in = file.getInputStream()) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(DmnModelConstants.DMN_ELEMENT_DECISION)) {
                    keys.add(xml.getAttributeValue(null, DmnModelConstants.DMN_ATTRIBUTE_ID));
                }
            }
        }
        return keys;
    }
}
