package com.lancore.pathways.requirement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What stands in the way of a project: the findings of its open steps, as the steps themselves would refuse them. */
@Component
public class Blockers {

    private final TaskService tasks;
    private final Steps steps;
    private final Situations situations;

    public Blockers(TaskService tasks, Steps steps, Situations situations) {
        this.tasks = tasks;
        this.steps = steps;
        this.situations = situations;
    }

    /** One finding against one step. */
    public record Blocker(String step, Finding finding, Instant since) {}

    /** Runs as the house: who asks has been checked to know the project, whatever their rights on its tasks. */
    public List<Blocker> of(String projectCode) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(projectCode)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .flatMap(task -> of(projectCode, task).stream())
                .toList();
    }

    private List<Blocker> of(String projectCode, Task task) {
        return step(task)
                .map(step -> step.findings(situations.lookedAt(step, projectCode, task.getProcessInstanceId())).stream()
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
        String definition = task.getProcessDefinitionId();
        return steps.find(definition.substring(0, definition.indexOf(':')), task.getTaskDefinitionKey());
    }
}
