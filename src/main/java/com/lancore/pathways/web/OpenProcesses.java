package com.lancore.pathways.web;

import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.engine.ProcessKeys;
import com.lancore.pathways.event.OpenProjects;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Steps;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The running processes of a project, and which of them an upload is for. */
@Component
class OpenProcesses {

    private final OpenProjects openProjects;
    private final Steps steps;

    OpenProcesses(OpenProjects openProjects, Steps steps) {
        this.openProjects = openProjects;
        this.steps = steps;
    }

    /**
     * The instances that a document is given to.
     *
     * @param process an instance id or a process key; without one, every process with a step that asks for the kind
     * @throws Refusal 409 where the project has ended, 422 where it has no such process
     */
    List<String> forUpload(String projectCode, DocumentKind kind, String process) {
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
        return running.stream()
                .filter(p -> steps.of(key(p)).stream().anyMatch(s -> s.kinds().contains(kind)))
                // of several lots none is meant unless it is named
                .filter(p -> running.stream()
                                .filter(other -> key(other).equals(key(p)))
                                .count()
                        == 1)
                .map(ProcessInstance::getId)
                .toList();
    }

    private static String key(ProcessInstance instance) {
        return ProcessKeys.of(instance.getProcessDefinitionId());
    }
}
