package com.lancore.pathways.engine;

import com.lancore.pathways.engine.CommandGuard.Attempt;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Which project a closed command was tried on, by the task, execution or instance that it names: a refusal leaves its
 * trace where the project is known.
 *
 * <p>Internal: commands tell what they are about only in their fields.
 */
@Component
class Attempts {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final People people;

    Attempts(ObjectProvider<ProcessEngineConfigurationImpl> engine, People people) {
        this.engine = engine;
        this.people = people;
    }

    /** The attempt, or null where no project can be told from the command. */
    Attempt of(Command<?> command, String person) {
        return people.asMachine(() -> {
            String instance = field(command, "processInstanceId")
                    .or(() -> field(command, "taskId").flatMap(this::instanceOfTask))
                    .or(() -> field(command, "executionId").flatMap(this::instanceOfExecution))
                    .orElse(null);
            ProcessInstance found = instance == null
                    ? null
                    : engine().getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceId(instance)
                            .singleResult();
            return found == null || found.getBusinessKey() == null
                    ? null
                    : new Attempt(
                            found.getBusinessKey(),
                            ProcessKeys.of(found.getProcessDefinitionId()),
                            instance,
                            command.getClass().getSimpleName(),
                            person);
        });
    }

    private Optional<String> instanceOfTask(String taskId) {
        return task(taskId).map(Task::getProcessInstanceId);
    }

    private Optional<Task> task(String taskId) {
        return Optional.ofNullable(
                engine().getTaskService().createTaskQuery().taskId(taskId).singleResult());
    }

    private Optional<String> instanceOfExecution(String executionId) {
        return Optional.ofNullable(engine().getRuntimeService()
                        .createExecutionQuery()
                        .executionId(executionId)
                        .singleResult())
                .map(Execution::getProcessInstanceId);
    }

    private ProcessEngine engine() {
        return engine.getObject().getProcessEngine();
    }

    private static Optional<String> field(Command<?> command, String name) {
        try {
            Object value = CommandGuard.value(command, name);
            return Optional.ofNullable(value == null ? null : value.toString());
        } catch (IllegalStateException e) {
            // this command has no such field
            return Optional.empty();
        }
    }
}
