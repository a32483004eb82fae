package com.lancore.pathways.web;

import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.AskedDocument;
import com.lancore.pathways.requirement.Blockers;
import com.lancore.pathways.requirement.Known;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Situations;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Wording;
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
    private final Wording words;
    private final VisibleProjects visible;
    private final DeadlineRegister register;
    private final DeadlineView.Factory views;

    TasksApi(
            TaskService tasks,
            RuntimeService runtime,
            Blockers blockers,
            Situations situations,
            Wording words,
            VisibleProjects visible,
            DeadlineRegister register,
            DeadlineView.Factory views) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.blockers = blockers;
        this.situations = situations;
        this.words = words;
        this.visible = visible;
        this.register = register;
        this.views = views;
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
        Task task = open(id);
        String code = code(task);
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

    /** What is known already, in words, and from which rule; both null where somebody recorded it. */
    record KnownView(String name, String nameZh, String value, String valueZh, String basis, String confidence) {}

    record NameView(String name, String nameZh) {}

    record SummaryView(
            String projectCode,
            String title,
            List<KnownView> known,
            List<DeadlineView> deadlines,
            int documentsAsked,
            List<NameView> documentsMissing) {}

    /** What a person needs in front of them when they take the step: read from the facts, and nothing is posted. */
    @GetMapping("/api/tasks/{id}/summary")
    SummaryView summary(@PathVariable String id) {
        Task task = open(id);
        String instance = task.getProcessInstanceId();
        Project project = visible.get(code(task));
        Step step = blockers.step(task).orElseThrow();
        Situation s = situations.lookedAt(step, project.code(), instance);
        List<AskedDocument> asked = step.asked(s);
        return new SummaryView(
                project.code(),
                project.title(),
                step.known(s, words).stream().map(TasksApi::view).toList(),
                register.ofProject(project.code()).stream()
                        .filter(d -> d.status().isRunning() || d.status() == Deadline.Status.LATE)
                        .map(d -> views.of(d, project.title()))
                        .toList(),
                asked.size(),
                asked.stream()
                        .filter(document -> document.there() == null)
                        .map(document -> new NameView(
                                document.kind().en(), document.kind().zh()))
                        .toList());
    }

    private Task open(String id) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        if (task == null) {
            throw Refusal.notFound("This task is not open any more.", "该任务已不存在。");
        }
        return task;
    }

    private String code(Task task) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private static KnownView view(Known known) {
        return new KnownView(
                known.name().en(),
                known.name().zh(),
                known.value().en(),
                known.value().zh(),
                known.basis() == null ? null : known.basis().citation(),
                known.basis() == null ? null : known.basis().confidence().name());
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
