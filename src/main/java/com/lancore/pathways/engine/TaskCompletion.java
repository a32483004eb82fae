package com.lancore.pathways.engine;

import com.lancore.pathways.requirement.Answers;
import com.lancore.pathways.requirement.Step;
import java.util.HashMap;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Completes a task inside an event: what was done outside is recorded although a rule of the house held it. */
@Component
public class TaskCompletion {

    private final TaskService tasks;

    public TaskCompletion(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    /**
     * Completes the open task of a step.
     *
     * @return false where it is not open
     */
    public boolean excused(String processInstanceId, Step step, Answers answers) {
        Task task = tasks.createTaskQuery()
                .processInstanceId(processInstanceId)
                .taskDefinitionKey(step.key())
                .singleResult();
        if (task == null) {
            return false;
        }
        new Submission(step, answers, true).during(() -> {
            tasks.complete(task.getId(), new HashMap<>(answers.values()));
            return null;
        });
        return true;
    }
}
