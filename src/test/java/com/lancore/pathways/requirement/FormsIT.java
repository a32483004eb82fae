package com.lancore.pathways.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.support.PathwaysTest;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What a form offers and demands is what its step takes and demands: a person is never refused what a form let pass. */
@PathwaysTest
class FormsIT {

    @Autowired
    private Steps steps;

    @Autowired
    private RepositoryService repository;

    private record Asked(Step step, JsonNode component, Field field) {}

    @Test
    void itOffersTheChoicesOfItsStep_orAllButUnknownWhereTheStepNeedsAnAnswer() throws IOException {
        each(asked -> {
            Set<String> offered = offered(asked.component());
            Set<String> known = new TreeSet<>(choices(asked.field()));
            known.remove("UNKNOWN");
            return offered.isEmpty()
                    || choices(asked.field()).isEmpty()
                    || offered.equals(choices(asked.field()))
                    || offered.equals(known);
        });
    }

    @Test
    void itOffersNothingThatItsStepRefusesToRead() throws IOException {
        each(asked -> offered(asked.component()).stream()
                .allMatch(value -> value.equals(asked.field().read(value))));
    }

    @Test
    void itDemandsWhatItsStepAlwaysDemands_andNoMore() throws IOException {
        each(asked -> {
            boolean demanded =
                    asked.component().path("validate").path("required").asBoolean();
            return asked.component().has("conditional")
                    || demanded == asked.field().isRequired(Answers.NONE);
        });
    }

    @Test
    void itAsksADateByACalendar() throws IOException {
        each(asked -> asked.component().get("type").asText().equals("datetime")
                == sentence(asked.field()).contains("must be a date such as"));
    }

    @Test
    void itIsLabelledInBothLanguages() throws IOException {
        each(asked -> {
            JsonNode named = asked.component();
            String label =
                    named.path("label").asText() + named.path("dateLabel").asText();
            return label.matches("(?s).*[A-Za-z]{2,}.*") && label.matches("(?s).*\\p{IsHan}.*");
        });
    }

    private void each(Predicate<Asked> holds) throws IOException {
        List<Asked> asked = asked();
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(asked.stream()
                        .filter(holds.negate())
                        .map(a -> a.step().process() + "/" + a.step().key() + " "
                                + a.field().name()))
                .isEmpty();
    }

    private List<Asked> asked() throws IOException {
        Map<String, JsonNode> forms = forms();
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .flatMap(definition -> {
                    var model = repository.getBpmnModelInstance(definition.getId());
                    return Stream.concat(
                            model.getModelElementsByType(UserTask.class).stream()
                                    .flatMap(t ->
                                            asked(definition.getKey(), t.getId(), forms.get(t.getCamundaFormRef()))),
                            model.getModelElementsByType(StartEvent.class).stream()
                                    .filter(s -> s.getCamundaFormRef() != null)
                                    .flatMap(s ->
                                            asked(definition.getKey(), Step.START, forms.get(s.getCamundaFormRef()))));
                })
                .toList();
    }

    private Stream<Asked> asked(String process, String key, JsonNode form) {
        Step step = steps.find(process, key).orElseThrow();
        return Stream.iterate(0, i -> i + 1)
                .limit(form.get("components").size())
                .map(form.get("components")::get)
                .filter(c -> c.has("key") && step.field(c.get("key").asText()) != null)
                .map(c -> new Asked(step, c, step.field(c.get("key").asText())));
    }

    private static Map<String, JsonNode> forms() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, JsonNode> forms = new HashMap<>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:forms/**/*.form")) {
            JsonNode form = json.readTree(file.getInputStream());
            forms.put(form.get("id").asText(), form);
        }
        return forms;
    }

    private static Set<String> offered(JsonNode component) {
        Set<String> offered = new TreeSet<>();
        component.path("values").forEach(v -> offered.add(v.get("value").asText()));
        return offered;
    }

    /** A field with choices tells them by the sentence that refuses anything else; another has none. */
    private static Set<String> choices(Field field) {
        String sentence = sentence(field);
        return sentence.contains(" must be one of ")
                ? new TreeSet<>(Arrays.asList(sentence.replaceFirst(".* must be one of ", "")
                        .replaceFirst("\\.$", "")
                        .split(", ", -1)))
                : Set.of();
    }

    private static String sentence(Field field) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> field.read("?"));
        return refusal == null ? "" : refusal.sentence().en();
    }
}
