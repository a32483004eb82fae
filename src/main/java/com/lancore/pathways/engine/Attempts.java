package com.lancore.pathways.engine;

import com.lancore.pathways.engine.CommandGuard.Attempt;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
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
        return people.asMachine(() -> instance(command)
                .filter(found -> found.getBusinessKey() != null)
                .map(found -> new Attempt(
                        found.getBusinessKey(),
                        ProcessKeys.of(found.getProcessDefinitionId()),
                        found.getId(),
                        command.getClass().getSimpleName(),
                        person))
                .orElse(null));
    }

    private Optional<ProcessInstance> instance(Command<?> command) {
        return field(command, "processInstanceId")
                .or(() -> field(command, "taskId").flatMap(this::instanceOfTask))
                .or(() -> field(command, "executionId").flatMap(this::instanceOfExecution))
                .or(() -> field(command, "entityId")
                        .flatMap(id -> instanceOfTask(id).or(() -> instanceOfExecution(id))))
                .or(() -> builder(command).flatMap(Attempts::instanceOf))
                .flatMap(id -> first(instances().processInstanceId(id)))
                .or(() -> builder(command)
                        .flatMap(Attempts::projectOf)
                        .flatMap(code -> first(instances().processInstanceBusinessKey(code))));
    }

    private ProcessInstanceQuery instances() {
        return engine().getRuntimeService().createProcessInstanceQuery();
    }

    private static Optional<ProcessInstance> first(ProcessInstanceQuery query) {
        return query.listPage(0, 1).stream().findFirst();
    }

    /** What a command that is put together keeps of it. */
    private static Optional<Object> builder(Command<?> command) {
        return Stream.of("builder", "instantiationBuilder", "executionBuilder", "task")
                .flatMap(name -> object(command, name).stream())
                .findFirst();
    }

    private static Optional<String> instanceOf(Object builder) {
        if (builder instanceof ProcessInstanceModificationBuilderImpl moved) {
            return Optional.ofNullable(moved.getProcessInstanceId());
        }
        if (builder instanceof MessageCorrelationBuilderImpl message) {
            return Optional.ofNullable(message.getProcessInstanceId());
        }
        if (builder instanceof MigrationPlanExecutionBuilderImpl migrated) {
            return Stream.ofNullable(migrated.getProcessInstanceIds())
                    .flatMap(List::stream)
                    .findFirst();
        }
        return builder instanceof Task task ? Optional.ofNullable(task.getProcessInstanceId()) : Optional.empty();
    }

    private static Optional<String> projectOf(Object builder) {
        if (builder instanceof MessageCorrelationBuilderImpl message) {
            return Optional.ofNullable(message.getBusinessKey());
        }
        return builder instanceof ProcessInstantiationBuilderImpl begun
                ? Optional.ofNullable(begun.getBusinessKey())
                : Optional.empty();
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
        return object(command, name).map(Object::toString);
    }

    private static Optional<Object> object(Command<?> command, String name) {
        try {
            return Optional.ofNullable(CommandGuard.value(command, name));
        } catch (IllegalStateException e) {
            // this command has no such field
            return Optional.empty();
        }
    }
}
