package com.lancore.pathways.engine;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.requirement.Situations;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Stands behind every user task: whichever way it is completed, the same person check, the same requirements and the
 * same record.
 */
final class TaskCompleted implements TaskListener {

    private final Steps steps;
    private final Situations situations;
    private final People people;
    private final Trail trail;

    TaskCompleted(Steps steps, Situations situations, People people, Trail trail) {
        this.steps = steps;
        this.situations = situations;
        this.people = people;
        this.trail = trail;
    }

    @Override
    public void notify(DelegateTask task) {
        Step step = steps.find(ProcessKeys.of(task.getProcessDefinitionId()), task.getTaskDefinitionKey())
                .orElseThrow(() -> new IllegalStateException("No step is known for " + task.getTaskDefinitionKey()));
        Submission submission = Submission.current();
        String code = task.getExecution().getProcessBusinessKey();
        trail.lock(code);
        if (submission.isFor(step) && submission.excused()) {
            steps.take(situations.excused(
                    step, code, task.getProcessInstanceId(), people.current(), submission.answers()));
        } else {
            String person = people.inOneOf(step.roles());
            steps.take(situations.taken(step, code, task.getProcessInstanceId(), person, submission.answers()));
        }
    }
}
