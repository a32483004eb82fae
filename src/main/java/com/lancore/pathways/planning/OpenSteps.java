package com.lancore.pathways.planning;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.engine.ProcessKeys;
import com.lancore.pathways.engine.ProjectInstances;
import com.lancore.pathways.planning.Timeline.OpenStep;
import java.util.List;
import org.springframework.stereotype.Component;

/** What somebody can take now in a project, read as the house. */
@Component
public class OpenSteps {

    private final ProjectInstances instances;

    OpenSteps(ProjectInstances instances) {
        this.instances = instances;
    }

    public List<OpenStep> of(String projectCode) {
        return instances.tasks(projectCode).stream()
                .map(t -> new OpenStep(
                        ProcessKeys.of(t.getProcessDefinitionId()),
                        t.getTaskDefinitionKey(),
                        Shanghai.dateOf(t.getCreateTime().toInstant())))
                .toList();
    }
}
