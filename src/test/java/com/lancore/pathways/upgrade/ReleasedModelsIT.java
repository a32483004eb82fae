package com.lancore.pathways.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.lancore.pathways.requirement.Steps;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.upgrade.RenamedElements.Renamed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.ApplicationContext;

/** Whoever has not been upgraded yet works on by the models of their release: what these name must still be there. */
@PathwaysTest
class ReleasedModelsIT {

    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final Pattern CALL = Pattern.compile("\\b([a-z]\\w*)\\.(\\w+)\\(");

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private BuildProperties build;

    @Autowired
    private Steps steps;

    @Autowired
    private RenamedElements renamed;

    static Stream<Path> models() {
        return Release.all().stream().flatMap(release -> release.models().stream());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDelegateOfAReleasedModelIsStillThere(Path model) throws IOException {
        assertThat(DELEGATE.matcher(Files.readString(model, StandardCharsets.UTF_8))
                        .results()
                        .map(found -> found.group(1)))
                .allSatisfy(
                        bean -> assertThat(beans.containsBean(bean)).as(bean).isTrue());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyMethodThatAReleasedModelCallsIsStillThere(Path model) throws IOException {
        List<String> expressions = Pattern.compile("\\$\\{[^}]*}")
                .matcher(Files.readString(model, StandardCharsets.UTF_8))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(expressions.stream()
                        .flatMap(expression -> CALL.matcher(expression).results()))
                .allSatisfy(call ->
                        assertThat(methods(call.group(1))).as(call.group(1)).contains(call.group(2)));
    }

    private Set<String> methods(String bean) {
        return Arrays.stream(AopUtils.getTargetClass(beans.getBean(bean)).getMethods())
                .map(java.lang.reflect.Method::getName)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyTaskOfAReleasedModelStillHasItsStep(Path file) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        String process =
                model.getModelElementsByType(Process.class).iterator().next().getId();
        assertThat(model.getModelElementsByType(UserTask.class))
                .allSatisfy(task -> assertThat(steps.find(process, task.getId()))
                        .as(process + "/" + task.getId())
                        .isPresent());
    }

    @Test
    void everyReleaseIsUpgradedByATestOfItsOwn() {
        assertThat(Release.all()).isNotEmpty().allSatisfy(release -> assertThat(
                        Path.of("src/test/java/com/lancore/pathways/upgrade/UpgradeFrom"
                                + release.name().replaceAll("\\W", "") + "IT.java"))
                .exists());
    }

    @Test
    void whileAReleaseIsBeingMade_whatIsStoredOfItHasEveryWaitStateOfTheModelsOfToday() {
        Release made = new Release(build.getVersion().replace("-SNAPSHOT", ""));
        assumeTrue(Files.exists(made.folder()), "Nothing is stored of " + made.name() + " yet");
        Set<String> missing = new TreeSet<>();
        today().forEach(file -> missing.addAll(WaitStates.of(Bpmn.readModelFromFile(file.toFile()))));
        made.stored().fixtures().forEach(fixture -> missing.removeAll(fixture.waits()));
        assertThat(missing)
                .as("wait states without a stored project; docs/runbook/upgrades.md has the command that stores them")
                .isEmpty();
    }

    @Test
    void whatIsRenamed_isGoneFromTheModelsOfToday_andItsSuccessorIsThere() {
        Set<String> today = new TreeSet<>();
        for (Path file : today()) {
            BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
            model.getModelElementsByType(Process.class)
                    .forEach(process -> model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.FlowNode.class)
                            .forEach(node -> today.add(process.getId() + "/" + node.getId())));
        }
        assertThat(renamed.all()).allSatisfy((Renamed row) -> assertThat(today)
                .doesNotContain(row.process() + "/" + row.before())
                .contains(row.process() + "/" + row.now()));
    }

    private static List<Path> today() {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(f -> f.toString().endsWith(".bpmn")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
