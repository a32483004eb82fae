package com.lancore.pathways.web;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.AskedDocument;
import com.lancore.pathways.requirement.Blockers;
import com.lancore.pathways.requirement.Situations;
import com.lancore.pathways.requirement.Step;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the tabs of Tasklist ask about a task: they know its id and nothing else. */
@RestController
class TasksApi {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Blockers blockers;
    private final Situations situations;

    TasksApi(TaskService tasks, RuntimeService runtime, Blockers blockers, Situations situations) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.blockers = blockers;
        this.situations = situations;
    }

    record AskedView(
            DocumentKind kind,
            String name,
            String nameZh,
            String basis,
            String confidence,
            DocumentsApi.DocumentView document) {}

    record TaskView(
            String id, String projectCode, String process, String step, String name, List<AskedView> documents) {}

    @GetMapping("/api/tasks/{id}")
    TaskView one(@PathVariable String id) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            throw Refusal.notFound("This task is not open any more.", "该任务已不存在。");
        }
        String code = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
        Step step = blockers.step(task).orElseThrow();
        return new TaskView(
                id,
                code,
                task.getProcessInstanceId(),
                step.key(),
                task.getName(),
                step.asked(situations.lookedAt(step, code, task.getProcessInstanceId())).stream()
                        .map(TasksApi::view)
                        .toList());
    }

    private static AskedView view(AskedDocument asked) {
        return new AskedView(
                asked.kind(),
                asked.kind().en(),
                asked.kind().zh(),
                asked.basis().citation(),
                asked.basis().confidence().name(),
                asked.there() == null ? null : DocumentsApi.DocumentView.of(asked.there()));
    }
}
