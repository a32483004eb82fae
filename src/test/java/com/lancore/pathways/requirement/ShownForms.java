package com.lancore.pathways.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The forms of the class path, each beside the step that takes its answers. */
final class ShownForms {

    private final Steps steps;
    private final RepositoryService repository;

    ShownForms(Steps steps, RepositoryService repository) {
        this.steps = steps;
        this.repository = repository;
    }

    record Shown(Step step, JsonNode json) {

        String id() {
            return json.get("id").asText();
        }

        Set<String> keys() {
            return components(json)
                    .filter(c -> c.has("key"))
                    .map(c -> c.get("key").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    record Asked(Step step, JsonNode component, Field field) {

        /** Typed and checked in the form. */
        boolean isTyped() {
            return Set.of("textfield", "textarea")
                            .contains(component.get("type").asText())
                    && !component.has("conditional");
        }

        /** As form-js checks it. */
        boolean passes(String typed) {
            JsonNode rule = component.path("validate");
            return (!rule.has("maxLength")
                            || typed.length() <= rule.get("maxLength").asInt())
                    && (!rule.has("pattern")
                            || Pattern.compile(rule.get("pattern").asText())
                                    .matcher(typed)
                                    .find());
        }
    }

    /** Every field of every form that its step knows. */
    void each(Predicate<Asked> holds) throws IOException {
        List<Asked> asked = asked();
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(asked.stream()
                        .filter(holds.negate())
                        .map(a -> a.step().process() + "/" + a.step().key() + " "
                                + a.field().name()))
                .isEmpty();
    }

    private List<Asked> asked() throws IOException {
        return shown().stream()
                .flatMap(form -> components(form.json())
                        .filter(c ->
                                c.has("key") && form.step().field(c.get("key").asText()) != null)
                        .map(c -> new Asked(
                                form.step(), c, form.step().field(c.get("key").asText()))))
                .toList();
    }

    /** Every form where a task or the start of a process shows it. */
    List<Shown> shown() throws IOException {
        Map<String, JsonNode> forms = forms();
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(definition -> {
                    var model = repository.getBpmnModelInstance(definition.getId());
                    return Stream.concat(
                            model.getModelElementsByType(UserTask.class).stream()
                                    .map(t -> shown(definition.getKey(), t.getId(), forms.get(t.getCamundaFormRef()))),
                            model.getModelElementsByType(StartEvent.class).stream()
                                    .filter(s -> s.getCamundaFormRef() != null)
                                    .map(s ->
                                            shown(definition.getKey(), Step.START, forms.get(s.getCamundaFormRef()))));
                })
                .toList();
    }

    private Shown shown(String process, String key, JsonNode form) {
        return new Shown(steps.find(process, key).orElseThrow(), form);
    }

    /** By their ids. */
    static Map<String, JsonNode> forms() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> forms = new HashMap<>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:forms/**/*.form")) {
            JsonNode form = json.readTree(file.getInputStream());
            forms.put(form.get("id").asText(), form);
        }
        return forms;
    }

    static Stream<JsonNode> components(JsonNode form) {
        return StreamSupport.stream(form.get("components").spliterator(), false);
    }

    static String label(JsonNode component) {
        return component.path("label").asText() + component.path("dateLabel").asText();
    }
}
