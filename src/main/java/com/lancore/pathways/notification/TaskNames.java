package com.lancore.pathways.notification;

import com.lancore.pathways.engine.ChineseName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The Chinese names of tasks, as the models carry them. */
@Component
public class TaskNames {

    private final RepositoryService repository;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    TaskNames(RepositoryService repository) {
        this.repository = repository;
    }

    /** The English name where the model has no Chinese one. */
    public String zh(Task task) {
        return known.computeIfAbsent(
                task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey(), key -> read(task));
    }

    private String read(Task task) {
        UserTask element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        return ChineseName.of(element).orElse(task.getName());
    }
}
