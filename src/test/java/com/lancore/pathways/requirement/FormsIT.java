package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.ShownForms.components;
import static com.lancore.pathways.requirement.ShownForms.forms;
import static com.lancore.pathways.requirement.ShownForms.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.ShownForms.Asked;
import com.lancore.pathways.requirement.ShownForms.Shown;
import com.lancore.pathways.support.PathwaysTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a form offers and demands is what its step takes and demands: a person is never refused what a form let pass. */
@PathwaysTest
class FormsIT {

    private static final FeelEngine FEEL = feel();

    /** A name in a condition, its texts in quotation marks left out. */
    private static final Pattern NAME = Pattern.compile("\\b(?!(?:null|true|false|or|and|not|in)\\b)[a-z]\\w*");

    @Autowired
    private Steps steps;

    private ShownForms shown;

    @BeforeEach
    void theFormsAndTheirSteps(@Autowired RepositoryService repository) {
        shown = new ShownForms(steps, repository);
    }

    private static FeelEngine feel() {
        var configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.buildEngine();
        return configuration.getFeelEngine();
    }

    @Test
    void itOffersTheChoicesOfItsStep_orAllButUnknownWhereTheStepNeedsAnAnswer() throws IOException {
        shown.each(asked -> {
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
        shown.each(asked -> offered(asked.component()).stream()
                .allMatch(value -> value.equals(asked.field().read(value))));
    }

    @Test
    void itDemandsWhatItsStepAlwaysDemands_andNoMore() throws IOException {
        shown.each(asked -> {
            boolean demanded =
                    asked.component().path("validate").path("required").asBoolean();
            return asked.component().has("conditional")
                    || demanded == asked.field().isRequired(Answers.NONE);
        });
    }

    @Test
    void itAsksADateByACalendar() throws IOException {
        shown.each(asked -> asked.component().get("type").asText().equals("datetime")
                == sentence(asked.field()).contains("must be a date such as"));
    }

    @Test
    void itAsksForEverythingThatItsStepTakes_andForNothingElse() throws IOException {
        assertThat(shown.shown().stream()
                        .filter(f -> !f.keys().equals(names(f.step())))
                        .map(f -> f.id() + " asks for " + f.keys() + " and its step takes " + names(f.step())))
                .isEmpty();
    }

    @Test
    void everyFormIsShownSomewhere() throws IOException {
        assertThat(forms().keySet())
                .isEqualTo(shown.shown().stream().map(Shown::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void itLetsPassWhatItsStepReads_andStopsWhatItsStepRefuses() throws IOException {
        shown.each(asked -> !asked.isTyped()
                || TYPED.stream()
                        .filter(typed -> !typed.isEmpty())
                        .allMatch(typed -> asked.passes(typed)
                                == (catchThrowableOfType(Refusal.class, () -> asked.field()
                                                .read(typed))
                                        == null)));
    }

    @Test
    void itShowsAFieldWheneverItsStepDemandsIt_andHidesItWhereItsStepDropsIt() throws IOException {
        shown.each(asked -> answers(asked.step())
                .filter(answers -> decides(asked.component(), answers))
                .allMatch(answers -> hidden(asked.component(), answers)
                        ? !asked.field().isRequired(answers)
                        : asked.field().isAskedFor(answers)));
    }

    @Test
    void itMarksAFieldThatIsDemandedOnlyInACase_andNoOther() throws IOException {
        shown.each(asked -> {
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
        Shown report = shown.shown().stream()
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
        shown.each(asked ->
                asked.field().name().endsWith("Currency") || !asked.component().has("defaultValue"));
        shown.each(asked -> !choices(asked.field()).equals(Set.of("YES", "NO", "UNKNOWN"))
                || asked.component().get("type").asText().equals("radio"));
    }

    @Test
    void whatAFieldMayNeverHaveWhileItCanBeHidden_isARule() throws IOException {
        // form-js keeps the error of a field that it then hides, and the task could not be completed any more
        shown.each(asked ->
                !asked.component().has("conditional") || !asked.component().has("validate"));
    }

    @Test
    void whetherItShowsAField_dependsOnWhatItsProcessAsks() throws IOException {
        // a name that nothing ever fills stays null, and the field would never show
        shown.each(asked -> {
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
