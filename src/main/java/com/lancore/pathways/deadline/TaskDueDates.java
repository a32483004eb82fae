package com.lancore.pathways.deadline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** By what the due date of a task is counted; its model says so. */
@Component
public class TaskDueDates {

    private static final Pattern BY_ROW = Pattern.compile("deadlines\\.dueAt\\(execution, '(\\w+)'\\)");
    private static final String BY_HOUSE = "deadlines.houseDueAt(";

    private final RepositoryService repository;

    TaskDueDates(RepositoryService repository) {
        this.repository = repository;
    }

    /** The kind of the register's row that dates the task, if one does. */
    public Optional<String> kind(Task task) {
        Matcher byRow = BY_ROW.matcher(expression(task));
        return byRow.find() ? Optional.of(byRow.group(1)) : Optional.empty();
    }

    /** Whether the house's own target dates the task. */
    public boolean isHouseTarget(Task task) {
        return expression(task).contains(BY_HOUSE);
    }

    private String expression(Task task) {
        UserTask step = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return step.getCamundaDueDate() == null ? "" : step.getCamundaDueDate();
    }
}
