package com.lancore.pathways.requirement;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * What stands in the way of a project: the findings of its open steps, as the steps themselves would refuse them, and
 * what is already known to hold a later step.
 */
@Component
public class Blockers {

    private final Steps steps;
    private final Situations situations;

    public Blockers(Steps steps, Situations situations) {
        this.steps = steps;
        this.situations = situations;
    }

    /** One finding against one step. */
    public record Blocker(String step, Finding finding, Instant since) {}

    /**
     * Where a project stands.
     *
     * @param openTasks oldest first
     * @param running its instances, whatever they are
     * @param recorded its facts
     */
    public record Stand(
            List<Task> openTasks, List<ProcessInstance> running, List<Blocker> blockers, Situations.Reader recorded) {}

    /**
     * Where projects stand, by their codes. Runs as the house: who asks has been checked to know the projects, whatever
     * their rights on the tasks.
     *
     * @param instances that run in them, with their codes as business keys
     * @param tasks that are open in these, oldest first
     */
    public Map<String, Stand> of(Set<String> projectCodes, List<ProcessInstance> instances, List<Task> tasks) {
        Map<String, Situations.Reader> readers = situations.readers(projectCodes);
        Map<String, String> codeOf =
                instances.stream().collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        Map<String, List<Task>> open =
                tasks.stream().collect(Collectors.groupingBy(task -> codeOf.get(task.getProcessInstanceId())));
        Map<String, List<ProcessInstance>> processes =
                instances.stream().collect(Collectors.groupingBy(ProcessInstance::getBusinessKey));
        Map<String, Stand> stands = new HashMap<>();
        readers.forEach((code, reader) -> stands.put(
                code, stand(reader, open.getOrDefault(code, List.of()), processes.getOrDefault(code, List.of()))));
        return stands;
    }

    private Stand stand(Situations.Reader reader, List<Task> open, List<ProcessInstance> processes) {
        Set<String> openSteps = open.stream()
                .map(t -> t.getProcessInstanceId() + t.getTaskDefinitionKey())
                .collect(Collectors.toSet());
        Stream<Blocker> now = open.stream().flatMap(task -> of(reader, task).stream());
        Stream<Blocker> later = processes.stream().flatMap(instance -> later(reader, instance, openSteps));
        return new Stand(open, processes, Stream.concat(now, later).toList(), reader);
    }

    /** What already holds the steps of a process that have not come yet. */
    private Stream<Blocker> later(Situations.Reader reader, ProcessInstance instance, Set<String> openSteps) {
        return steps.of(key(instance.getProcessDefinitionId())).stream()
                .filter(step -> !openSteps.contains(instance.getId() + step.key()))
                .flatMap(step -> later(step, reader.lookedAt(step, instance.getId())));
    }

    private static Stream<Blocker> later(Step step, Situation s) {
        if (s.facts().latestInRound(step.key()).isPresent()) {
            return Stream.empty();
        }
        Instant begun = s.facts().all().isEmpty()
                ? Instant.EPOCH
                : s.facts().all().get(0).at();
        return step.foreseen(s).stream()
                .map(finding -> new Blocker(step.key(), finding, finding.since() != null ? finding.since() : begun));
    }

    private List<Blocker> of(Situations.Reader reader, Task task) {
        return step(task)
                .map(step -> step.findings(reader.lookedAt(step, task.getProcessInstanceId())).stream()
                        .map(finding -> new Blocker(
                                step.key(),
                                finding,
                                finding.since() != null
                                        ? finding.since()
                                        : task.getCreateTime().toInstant()))
                        .toList())
                .orElse(List.of());
    }

    /** The step behind an open task. */
    public Optional<Step> step(Task task) {
        return steps.find(key(task.getProcessDefinitionId()), task.getTaskDefinitionKey());
    }

    private static String key(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }
}
