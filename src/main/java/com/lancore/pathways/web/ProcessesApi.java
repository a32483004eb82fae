package com.lancore.pathways.web;

import com.lancore.pathways.engine.ChineseName;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The names of processes and their steps in both languages, from the models. */
@RestController
class ProcessesApi {

    private final RepositoryService repository;

    ProcessesApi(RepositoryService repository) {
        this.repository = repository;
    }

    record StepName(String key, String name, String nameZh) {}

    record ProcessName(String key, String name, String nameZh, List<StepName> steps) {}

    /** The newest version of each process that the caller may read. */
    @GetMapping("/api/processes")
    List<ProcessName> all() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .stream()
                .map(this::names)
                .toList();
    }

    private ProcessName names(ProcessDefinition definition) {
        BpmnModelInstance model = repository.getBpmnModelInstance(definition.getId());
        Process process = model.getModelElementById(definition.getKey());
        return new ProcessName(
                process.getId(),
                process.getName(),
                ChineseName.of(process).orElse(process.getName()),
                model.getModelElementsByType(UserTask.class).stream()
                        .map(ProcessesApi::step)
                        .toList());
    }

    private static StepName step(FlowElement task) {
        return new StepName(task.getId(), task.getName(), ChineseName.of(task).orElse(task.getName()));
    }
}
