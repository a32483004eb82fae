package com.lancore.pathways.planning;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.engine.ProcessKeys;
import com.lancore.pathways.planning.Timeline.OpenStep;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What somebody can take now in a project, read as the house. */
@Component
public class OpenSteps {

    private final TaskService tasks;

    OpenSteps(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    public List<OpenStep> of(String projectCode) {
        return tasks.createTaskQuery().processInstanceBusinessKey(projectCode).list().stream()
                .map(t -> new OpenStep(
                        ProcessKeys.of(t.getProcessDefinitionId()),
                        t.getTaskDefinitionKey(),
                        Shanghai.dateOf(t.getCreateTime().toInstant())))
                .toList();
    }
}
