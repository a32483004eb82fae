package com.lancore.pathways.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.access.Role;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import com.lancore.pathways.support.PathwaysTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Models, forms and steps say the same. */
@PathwaysTest
class ModelsIT {

    @Autowired
    private Steps steps;

    @Autowired
    private ApplicationContext beans;

    private static Stream<Resource> models() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.bpmn"));
    }

    private static Map<String, JsonNode> forms() throws IOException {
        Map<String, JsonNode> forms = new HashMap<>();
        for (Resource form : new PathMatchingResourcePatternResolver().getResources("classpath:forms/**/*.form")) {
            JsonNode json = new ObjectMapper().readTree(form.getInputStream());
            assertThat(forms.put(json.get("id").asText(), json))
                    .as("two forms are called " + json.get("id"))
                    .isNull();
        }
        return forms;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTaskHasAStepOfItsGroupAndAFormOfItsFields(Resource file) throws IOException {
        BpmnModelInstance model = read(file);
        String process = process(model).getId();
        Map<String, JsonNode> forms = forms();
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            Step step = steps.find(process, task.getId())
                    .orElseThrow(() -> new AssertionError("no step " + process + "/" + task.getId()));
            assertThat(task.getCamundaCandidateGroupsList())
                    .as(task.getId())
                    .containsExactlyInAnyOrderElementsOf(
                            step.roles().stream().map(Role::group).toList());
            assertThat(forms).containsKey(task.getCamundaFormRef());
            assertThat(keys(forms.get(task.getCamundaFormRef())))
                    .as("the form of " + task.getId())
                    .isEqualTo(names(step));
        }
    }

    @Test
    void everyStartFormTakesWhatItsStepTakes() throws IOException {
        Map<String, JsonNode> forms = forms();
        Map<String, String> starts = Map.of(
                "engagement", "engagementStart",
                "iit", "iitStart",
                "reportEvent", "reportEventStart",
                "lechengSpecialImport", "lechengSpecialImportStart",
                "lechengTranslation", "lechengTranslationStart",
                "rwdStudy", "rwdStudyStart",
                "segmentedProduction", "segmentedProductionStart",
                "vendorQualification", "vendorQualificationStart",
                "outwardPayment", "outwardPaymentStart");
        starts.forEach((process, form) -> assertThat(keys(forms.get(form)))
                .as(form)
                .isEqualTo(names(steps.find(process, Step.START).orElseThrow())));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyMachineStepIsANamedBeanAndNoScript(Resource file) {
        BpmnModelInstance model = read(file);
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            assertThat(task.getCamundaClass()).as(task.getId()).isNull();
            String bean = task.getCamundaDelegateExpression().replaceAll("[${}]", "");
            assertThat(beans.containsBean(bean)).as(bean).isTrue();
        }
        assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
        assertThat(model.getModelElementsByType(CamundaScript.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyNameHasItsChinese(Resource file) {
        BpmnModelInstance model = read(file);
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null && !element.getName().isBlank()) {
                assertThat(chinese(element)).as(element.getId()).isNotBlank();
            }
        }
        assertThat(model.getModelElementsByType(FlowNode.class)).isNotEmpty();
    }

    private static String chinese(FlowElement element) {
        return element.getExtensionElements() == null
                ? ""
                : element.getExtensionElements().getElementsQuery().list().stream()
                        .flatMap(e -> e.getChildElementsByType(CamundaProperty.class).stream())
                        .filter(p -> "zh".equals(p.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .collect(Collectors.joining());
    }

    private static Set<String> names(Step step) {
        return step.fields().stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(JsonNode form) {
        Set<String> keys = new TreeSet<>();
        form.get("components").forEach(c -> {
            if (c.has("key")) {
                keys.add(c.get("key").asText());
            }
        });
        return keys;
    }

    private static Process process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    private static BpmnModelInstance read(Resource file) {
        try {
            return Bpmn.readModelFromStream(new java.io.ByteArrayInputStream(
                    file.getContentAsString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
