package com.lancore.pathways.engine;

import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.requirement.Answers;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Starts a process of a project in the name of the person who acts, inside what they do: as if they had filled in its start
 * form, so that the start is checked and recorded like any other.
 */
@Component
public class PathwayStart {

    private final RuntimeService runtime;
    private final Steps steps;
    private final Projects projects;

    public PathwayStart(@Lazy RuntimeService runtime, @Lazy Steps steps, Projects projects) {
        this.runtime = runtime;
        this.steps = steps;
        this.projects = projects;
    }

    /** Whether there is a process of this key that people may start. */
    public boolean isThere(String process) {
        return steps.find(process, Step.START).isPresent();
    }

    /**
     * Starts it.
     *
     * @param known values by their names; those that the start does not take are left out
     * @throws com.lancore.pathways.refusal.Refusal as the start itself would
     */
    public void start(String process, String projectCode, Map<String, String> known) {
        Step start = steps.find(process, Step.START).orElseThrow();
        Project project = projects.find(projectCode).orElseThrow();
        Map<String, Object> sent = new HashMap<>();
        known.forEach((name, value) -> {
            if (start.field(name) != null) {
                sent.put(name, value);
            }
        });
        sent.put("projectCode", projectCode);
        sent.put("title", project.title());
        if (project.clientCode() != null) {
            sent.put("clientCode", project.clientCode());
        }
        Answers answers = start.read(sent);
        Map<String, Object> typed = new HashMap<>();
        answers.values()
                .forEach((name, value) -> typed.put(name, start.field(name).variable(value)));
        new Submission(start, answers, false)
                .during(() -> runtime.startProcessInstanceByKey(process, projectCode, typed));
    }
}
