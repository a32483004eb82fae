package com.lancore.pathways.web;

import com.lancore.pathways.engine.People;
import com.lancore.pathways.event.ReportEvent;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reports an event: the same process that people start from Tasklist. */
@RestController
class EventsApi {

    private final VisibleProjects visible;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final People people;

    EventsApi(VisibleProjects visible, RuntimeService runtime, TaskService tasks, People people) {
        this.visible = visible;
        this.runtime = runtime;
        this.tasks = tasks;
        this.people = people;
    }

    /**
     * What a report set off.
     *
     * @param report the process instance of the report
     * @param openSteps the steps of the project that are open now
     */
    record Reported(String event, String report, List<String> openSteps) {}

    @PostMapping("/api/projects/{code}/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Reported report(@PathVariable String code, @RequestBody Map<String, Object> body) {
        Project project = visible.get(code);
        if (body.containsKey("projectCode") && !project.code().equals(body.get("projectCode"))) {
            throw Refusal.rule("The project code of the body is not the one of the address.", "请求内容中的项目编号与地址不一致。");
        }
        VariableMap sent = Variables.createVariables();
        sent.putAll(body);
        sent.put("projectCode", project.code());
        ProcessInstance report = runtime.startProcessInstanceByKey(ReportEvent.KEY, project.code(), sent);
        List<String> open = people.asMachine(
                () -> tasks.createTaskQuery().processInstanceBusinessKey(project.code()).list().stream()
                        .map(Task::getTaskDefinitionKey)
                        .sorted()
                        .toList());
        return new Reported((String) body.get("event"), report.getId(), open);
    }
}
