package com.lancore.pathways.web;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.engine.ProcessKeys;
import com.lancore.pathways.event.OpenProjects;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Steps;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The running processes of a project, and which of them an upload is for. */
@Component
class OpenProcesses {

    private final OpenProjects openProjects;
    private final Steps steps;
    private final Projects projects;
    private final TaskService tasks;

    OpenProcesses(OpenProjects openProjects, Steps steps, Projects projects, TaskService tasks) {
        this.openProjects = openProjects;
        this.steps = steps;
        this.projects = projects;
        this.tasks = tasks;
    }

    /**
     * The instances that a document is given to.
     *
     * @param process an instance id or a process key; without one, every process with a step that asks for the kind
     * @param task the task at which it is uploaded, or null: of several instances of a process its own is meant
     * @throws Refusal 409 where the project has ended, 422 where it has no such process
     */
    List<String> forUpload(String projectCode, DocumentKind kind, String process, String task) {
        List<ProcessInstance> running = openProjects.pathways(projectCode);
        if (running.isEmpty()) {
            throw Refusal.conflict(
                    "The project " + projectCode + " has ended; it takes no more documents.",
                    "项目" + projectCode + "已结束，不再接收文件。");
        }
        if (process != null && !process.isBlank()) {
            List<String> named = running.stream()
                    .filter(p -> p.getId().equals(process) || key(p).equals(process))
                    .map(ProcessInstance::getId)
                    .toList();
            if (named.size() > 1) {
                throw Refusal.rule(
                        "The project " + projectCode + " has several running processes “" + process
                                + "”: name one by its id.",
                        "项目" + projectCode + "有多个正在运行的流程“" + process + "”：请指明流程编号。");
            }
            if (named.isEmpty()) {
                throw Refusal.rule(
                        "The project " + projectCode + " has no running process “" + process + "”.",
                        "项目" + projectCode + "没有正在运行的流程“" + process + "”。");
            }
            return named;
        }
        String meant = instanceOf(projectCode, task);
        Stream<String> asking = running.stream()
                .filter(p -> steps.of(key(p)).stream().anyMatch(s -> s.kinds().contains(kind)))
                // of several lots or vendors none is meant unless it is named, or worked on
                .filter(p -> p.getId().equals(meant)
                        || running.stream()
                                        .filter(other -> key(other).equals(key(p)))
                                        .count()
                                == 1)
                .map(ProcessInstance::getId);
        return Stream.concat(asking, ended(projectCode, running, kind)).toList();
    }

    /** What is reported of a pathway that has ended while the project goes on needs its papers too. */
    private Stream<String> ended(String projectCode, List<ProcessInstance> running, DocumentKind kind) {
        return projects.pathways(projectCode).stream()
                .filter(key -> running.stream().noneMatch(p -> key(p).equals(key)))
                .filter(key -> steps.of(key).stream().anyMatch(s -> s.kinds().contains(kind)))
                .flatMap(key -> projects.pathway(projectCode, key).stream());
    }

    private String instanceOf(String projectCode, String task) {
        return task == null || task.isBlank()
                ? null
                : tasks.createTaskQuery().taskId(task).processInstanceBusinessKey(projectCode).list().stream()
                        .map(Task::getProcessInstanceId)
                        .findFirst()
                        .orElse(null);
    }

    private static String key(ProcessInstance instance) {
        return ProcessKeys.of(instance.getProcessDefinitionId());
    }
}
