package com.lancore.pathways.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.support.PathwaysTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
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

    private static final FeelEngine FEEL = feel();

    /** A name in a condition, its texts in quotation marks left out. */
    private static final Pattern NAME = Pattern.compile("\\b(?!(?:null|true|false|or|and|not|in)\\b)[a-z]\\w*");

    private record Shown(Step step, JsonNode json) {

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

    private record Asked(Step step, JsonNode component, Field field) {

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

    private static FeelEngine feel() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.buildEngine();
        return configuration.getFeelEngine();
    }

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

    @Test
    void itAsksForEverythingThatItsStepTakes_andForNothingElse() throws IOException {
        assertThat(shown().stream()
                        .filter(f -> !f.keys().equals(names(f.step())))
                        .map(f -> f.id() + " asks for " + f.keys() + " and its step takes " + names(f.step())))
                .isEmpty();
    }

    @Test
    void everyFormIsShownSomewhere() throws IOException {
        assertThat(forms().keySet())
                .isEqualTo(shown().stream().map(Shown::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void itLetsPassWhatItsStepReads_andStopsWhatItsStepRefuses() throws IOException {
        each(asked -> !asked.isTyped()
                || TYPED.stream()
                        .filter(typed -> !typed.isEmpty())
                        .allMatch(typed -> asked.passes(typed)
                                == (catchThrowableOfType(Refusal.class, () -> asked.field()
                                                .read(typed))
                                        == null)));
    }

    @Test
    void itShowsAFieldWheneverItsStepDemandsIt_andHidesItWhereItsStepDropsIt() throws IOException {
        each(asked -> answers(asked.step())
                .filter(answers -> decides(asked.component(), answers))
                .allMatch(answers -> hidden(asked.component(), answers)
                        ? !asked.field().isRequired(answers)
                        : asked.field().isAskedFor(answers)));
    }

    @Test
    void itMarksAFieldThatIsDemandedOnlyInACase_andNoOther() throws IOException {
        each(asked -> {
            boolean conditional = asked.component().has("conditional");
            boolean ofAnEvent = asked.step().process().equals("reportEvent")
                    && asked.step().key().equals(Step.START)
                    && demandedByAnEvent(asked.field().name());
            boolean demanded =
                    ofAnEvent || demandedByARule(asked) || answers(asked.step()).anyMatch(asked.field()::isRequired);
            boolean marked = label(asked.component()).endsWith(" *");
            return marked == (conditional && demanded);
        });
    }

    @Test
    void theReportOfAnEventShowsTheFieldsOfThisEvent_andNoOthers() throws IOException {
        JsonNode form = forms().get("reportEventStart");
        Set<String> everywhere = Set.of("projectCode", "event");
        List<String> wrong = new ArrayList<>();
        Shown report = shown().stream()
                .filter(f -> f.id().equals("reportEventStart"))
                .findFirst()
                .orElseThrow();
        for (String event : choices(report.step().field("event"))) {
            Answers answers = new Answers(Map.of("event", event));
            Set<String> seen = components(form)
                    .filter(c -> c.has("key") && !hidden(c, answers))
                    .map(c -> c.get("key").asText())
                    .filter(key -> !everywhere.contains(key))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!seen.equals(names(event(event)))) {
                wrong.add(event + " shows " + seen + " and takes " + names(event(event)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aFactHasNoDefault_andStandsOpenToBeChosen() throws IOException {
        each(asked ->
                asked.field().name().endsWith("Currency") || !asked.component().has("defaultValue"));
        each(asked -> !choices(asked.field()).equals(Set.of("YES", "NO", "UNKNOWN"))
                || asked.component().get("type").asText().equals("radio"));
    }

    @Test
    void whatAFieldMayNeverHaveWhileItCanBeHidden_isARule() throws IOException {
        // form-js keeps the error of a field that it then hides, and the task could not be completed any more
        each(asked ->
                !asked.component().has("conditional") || !asked.component().has("validate"));
    }

    @Test
    void whetherItShowsAField_dependsOnWhatItsProcessAsks() throws IOException {
        // a name that nothing ever fills stays null, and the field would never show
        each(asked -> {
            Set<String> known = steps.of(asked.step().process()).stream()
                    .flatMap(step -> names(step).stream())
                    .collect(Collectors.toSet());
            return NAME.matcher(asked.component()
                            .path("conditional")
                            .path("hide")
                            .asText()
                            .replaceAll("\"[^\"]*\"", ""))
                    .results()
                    .allMatch(name -> known.contains(name.group()));
        });
    }

    /** Variables can be changed; what stands above the form is read from the facts. */
    @Test
    void itShowsNoVariableOfTheProcess() throws IOException {
        // tells of the event that is chosen in this very form
        String event = "reportEventStart";
        assertThat(forms().entrySet().stream()
                        .filter(form -> !form.getKey().equals(event))
                        .filter(form -> components(form.getValue())
                                .anyMatch(c -> c.path("text").asText().contains("{{")))
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    /** The rule is named; its number stands in the tables and may change. */
    @Test
    void itTellsNoNumberOfARule() throws IOException {
        Pattern number = Pattern.compile(
                "(?i)\\b(\\d+|two|three|four|five|ten)[ -](working |calendar )?(day|week|month|year)s?\\b"
                        + "|[\\d一二三四五六七八九十]+(个工作日|日内|天|周|个月|年)");
        assertThat(forms().entrySet().stream().flatMap(form -> components(form.getValue())
                        .flatMap(c -> Stream.of(
                                c.path("text").asText(),
                                c.path("label").asText(),
                                c.path("description").asText()))
                        .filter(text -> number.matcher(text).find())
                        .map(text -> form.getKey() + ": " + text)))
                .isEmpty();
    }

    @Test
    void ofMoreThanSevenFieldsItMakesSections() throws IOException {
        assertThat(forms().entrySet().stream()
                        .filter(form -> components(form.getValue())
                                        .filter(c -> c.has("key") && !c.has("conditional"))
                                        .count()
                                > 7)
                        .filter(form -> components(form.getValue())
                                        .filter(c -> c.path("text").asText().startsWith("#### "))
                                        .count()
                                < 2)
                        .map(Map.Entry::getKey))
                .isEmpty();
    }

    /** What happens with what somebody may type. */
    private static final List<String> TYPED = List.of(
            "0",
            "7",
            "0123",
            "1.5",
            "1.555",
            "-1",
            "1,5",
            "1".repeat(9),
            "1".repeat(10),
            "1".repeat(15),
            "1".repeat(16),
            "CNY",
            "cny",
            "CN",
            "RHB-2026-01",
            "rhb-1",
            "AB",
            "A".repeat(40),
            "A".repeat(41),
            "备案 44 号",
            "x".repeat(255),
            "x".repeat(256),
            "x".repeat(4000),
            "x".repeat(4001));

    /** Demanded by a requirement of the step and not by its field: the answer of another process may demand it too. */
    private static boolean demandedByARule(Asked asked) {
        return Set.of("importRegimeDate", "hgrReference").contains(asked.field().name());
    }

    private boolean demandedByAnEvent(String field) {
        return steps.all().stream()
                .filter(step -> !step.key().equals(Step.START) && isEvent(step))
                .anyMatch(step -> step.field(field) != null && step.field(field).isRequired(Answers.NONE));
    }

    private boolean isEvent(Step step) {
        return steps.find("reportEvent", Step.START).orElseThrow().field("event") != null
                && choices(steps.find("reportEvent", Step.START).orElseThrow().field("event"))
                        .contains(step.key());
    }

    private Step event(String name) {
        return steps.all().stream()
                .filter(step -> step.key().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> names(Step step) {
        return step.fields().stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Nothing answered, and each choice of the step by itself. */
    private static Stream<Answers> answers(Step step) {
        return Stream.concat(Stream.of(Answers.NONE), step.fields().stream().flatMap(field -> choices(field).stream()
                .map(choice -> new Answers(Map.of(field.name(), choice)))));
    }

    /** Whether these answers, and not what another one adds, show or hide a field. */
    private static boolean decides(JsonNode component, Answers answers) {
        String hide = component.path("conditional").path("hide").asText();
        return answers.values().keySet().stream().allMatch(name -> hide.isEmpty() || hide.contains(name));
    }

    private static boolean hidden(JsonNode component, Answers answers) {
        String hide = component.path("conditional").path("hide").asText();
        return !hide.isEmpty()
                && Boolean.TRUE.equals(FEEL.evaluateSimpleExpression(
                        hide.substring(1),
                        Variables.fromMap(new HashMap<String, Object>(answers.values()))
                                .asVariableContext()));
    }

    private static String label(JsonNode component) {
        return component.path("label").asText() + component.path("dateLabel").asText();
    }

    private static Stream<JsonNode> components(JsonNode form) {
        return StreamSupport.stream(form.get("components").spliterator(), false);
    }

    @Test
    void itHelpsInBothLanguages_onOneLine_asTheFormLibraryShowsTheFirstAlone() throws IOException {
        each(asked -> asked.component()
                .path("description")
                .asText()
                .matches("[^\\p{IsHan}\\n]*[A-Za-z]{2,}[^\\n]*\\p{IsHan}[^\\n]*"));
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
        return shown().stream()
                .flatMap(form -> components(form.json())
                        .filter(c ->
                                c.has("key") && form.step().field(c.get("key").asText()) != null)
                        .map(c -> new Asked(
                                form.step(), c, form.step().field(c.get("key").asText()))))
                .toList();
    }

    /** Every form where a task or the start of a process shows it. */
    private List<Shown> shown() throws IOException {
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
