package com.lancore.pathways.engine;

import com.lancore.pathways.requirement.Steps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Empties the form of a task that is asked again: Tasklist fills a form with the process variables of its fields, and
 * the letter of the last round must not stand in the form of the next. The facts stay on the trail.
 */
final class TaskCreated implements TaskListener {

    private final Steps steps;

    TaskCreated(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void notify(DelegateTask task) {
        // a task that is just made has nothing of its own: asking the task would ask the database
        DelegateExecution process = task.getExecution();
        steps.find(ProcessKeys.of(task.getProcessDefinitionId()), task.getTaskDefinitionKey())
                .ifPresent(step -> step.fields().stream()
                        .filter(field -> !field.isPrefilled() && process.hasVariable(field.name()))
                        .forEach(field -> process.removeVariable(field.name())));
    }
}
