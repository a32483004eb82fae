package com.lancore.pathways.engine;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Answers;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Stands before every command of the engine, whichever way it comes in (Tasklist, REST, Java). It reads what a person
 * sends to a step (only names that the step knows, each in its kind), closes the ways around a step, and lets a
 * refusal out as what it is. What delegates do inside a command passes: the outer command was guarded.
 *
 * <p>Internal: commands, their fields and the interceptor chain, because rights alone leave these ways open and the
 * public API has no place in front of all of them.
 */
final class CommandGuard extends CommandInterceptor {

    /** By the engine's tables: its queries would be two, each in a transaction of its own. */
    private static final String PROJECT_OF_TASK = "select e.business_key_ from act_ru_task t"
            + " join act_ru_execution e on e.id_ = t.proc_inst_id_ where t.id_ = ?";

    private final Steps steps;
    private final People people;
    private final Projects projects;
    private final Attempts attempts;
    private final FinerRights finer;
    private final Trail trail;
    private final BiConsumer<Attempt, Refusal> onRefusal;

    CommandGuard(
            Steps steps,
            People people,
            Projects projects,
            Attempts attempts,
            FinerRights finer,
            Trail trail,
            BiConsumer<Attempt, Refusal> onRefusal) {
        this.steps = steps;
        this.people = people;
        this.projects = projects;
        this.attempts = attempts;
        this.finer = finer;
        this.trail = trail;
        this.onRefusal = onRefusal;
    }

    /** What was tried, as far as it is known. */
    record Attempt(String projectCode, String processKey, String processInstanceId, String node, String person) {}

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null) {
            return next.execute(command);
        }
        AtomicReference<Attempt> attempt = new AtomicReference<>();
        try {
            closeWaysAround(command, attempt);
            return next.execute(guarded(command, attempt));
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.behind(e);
            if (refusal == null && !(e instanceof AuthorizationException)) {
                throw e;
            }
            if (attempt.get() == null && changesVariables(command)) {
                attempt.set(attempts.of(command, people.current()));
            }
            if (attempt.get() != null) {
                onRefusal.accept(
                        attempt.get(),
                        refusal == null ? Refusal.forbidden("No right to do this.", "无权执行此操作。") : refusal);
            }
            throw refusal == null ? e : refusal;
        }
    }

    /** Who has no right to force a variable leaves a trace, too; whoever only looks does not. */
    private static boolean changesVariables(Command<?> command) {
        return command instanceof AbstractSetVariableCmd
                || command instanceof AbstractRemoveVariableCmd
                || command instanceof AbstractPatchVariablesCmd;
    }

    private <T> Command<T> guarded(Command<T> command, AtomicReference<Attempt> attempt) {
        if (command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd) {
            String field = command instanceof CompleteTaskCmd ? "variables" : "properties";
            String taskId = value(command, "taskId");
            return context -> {
                // before the task is read: of several who complete it at once the others find it gone
                trail.lockFoundBy(PROJECT_OF_TASK, taskId);
                return completing(command, field, context, attempt);
            };
        }
        if (command instanceof SubmitStartFormCmd) {
            return context -> starting(
                    command,
                    context,
                    attempt,
                    context.getProcessEngineConfiguration()
                            .getDeploymentCache()
                            .findDeployedProcessDefinitionById(value(command, "processDefinitionId")),
                    value(command, "variables"),
                    value(command, "businessKey"));
        }
        if (command instanceof StartProcessInstanceCmd) {
            ProcessInstantiationBuilderImpl builder = value(command, "instantiationBuilder");
            if (builder.getVariables() == null) {
                builder.setVariables(Map.of());
            }
            return context -> starting(
                    command,
                    context,
                    attempt,
                    definition(context, builder),
                    builder.getVariables(),
                    builder.getBusinessKey());
        }
        return command;
    }

    private <T> T completing(
            Command<T> command, String field, CommandContext context, AtomicReference<Attempt> attempt) {
        String taskId = value(command, "taskId");
        TaskEntity task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw Refusal.notFound(
                    "This task is not open any more; somebody may have completed it.", "该任务已不存在，可能已由他人办理。");
        }
        // all executions of the instance are needed: read at once, none is read by itself
        context.getExecutionManager().findExecutionsByProcessInstanceId(task.getProcessInstanceId());
        String process = ProcessKeys.of(task.getProcessDefinitionId());
        attempt.set(new Attempt(
                task.getProcessInstance().getBusinessKey(),
                process,
                task.getProcessInstanceId(),
                task.getTaskDefinitionKey(),
                people.current()));
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkTaskWork(task);
        }
        if (task.isSuspended()) {
            throw Refusal.conflict(
                    "Operations has suspended this process; nothing can be completed until it is activated.",
                    "运营人员已暂停该流程，恢复前无法办理任务。");
        }
        Step step = steps.find(process, task.getTaskDefinitionKey()).orElseThrow();
        Map<String, Object> variables = value(command, field);
        Answers answers = step.read(plain(variables));
        set(command, field, typed(step, answers));
        return new Submission(step, answers, false).during(() -> command.execute(context));
    }

    private <T> T starting(
            Command<T> command,
            CommandContext context,
            AtomicReference<Attempt> attempt,
            ProcessDefinitionEntity definition,
            Map<String, Object> variables,
            String businessKey) {
        Optional<Step> start = definition == null ? Optional.empty() : steps.find(definition.getKey(), Step.START);
        if (definition == null || people.current() == null) {
            return command.execute(context);
        }
        if (start.isEmpty()) {
            throw Refusal.forbidden("The house starts this process itself.", "该流程由系统自动启动。");
        }
        for (CommandChecker checker : context.getProcessEngineConfiguration().getCommandCheckers()) {
            checker.checkCreateProcessInstance(definition);
        }
        Step step = start.get();
        Answers answers = readStart(step, definition.getKey(), plain(variables), attempt);
        String code = answers.text("projectCode").orElseThrow();
        if (businessKey != null && !businessKey.isBlank() && !businessKey.equals(code)) {
            throw Refusal.rule(
                    "The business key is the project code " + code + "; leave it out or send the same.",
                    "业务键即项目编号" + code + "；请留空或填写相同的值。");
        }
        Map<String, Object> typed = typed(step, answers);
        variables.clear();
        variables.putAll(typed);
        return new Submission(step, answers, false).during(() -> command.execute(context));
    }

    private Answers readStart(
            Step step, String process, Map<String, Object> variables, AtomicReference<Attempt> attempt) {
        Object code = variables.get("projectCode");
        Optional<Project> known = code == null ? Optional.empty() : projects.find(code.toString());
        Object event = variables.get("event");
        String node = event == null ? step.key() : event.toString();
        known.filter(people::mayKnow)
                .ifPresent(p -> attempt.set(new Attempt(p.code(), process, null, node, people.current())));
        Answers answers = step.read(variables);
        if (known.isPresent() && !people.mayKnow(known.get())) {
            throw Refusal.notFound("There is no project " + code + ".", "没有项目" + code + "。");
        }
        return answers;
    }

    /** What was sent without looking into what the engine would have to deserialise first: that is refused by its kind. */
    private static Map<String, Object> plain(Map<String, Object> sent) {
        if (!(sent instanceof VariableMap typed)) {
            return sent == null ? Map.of() : sent;
        }
        Map<String, Object> plain = new HashMap<>();
        for (String name : typed.keySet()) {
            TypedValue value = typed.getValueTyped(name);
            boolean readable = value == null || !(value instanceof SerializableValue);
            plain.put(name, readable ? (value == null ? null : value.getValue()) : value);
        }
        return plain;
    }

    /** The answers as the engine keeps them: a Boolean as a Boolean, everything else as text. */
    private static Map<String, Object> typed(Step step, Answers answers) {
        Map<String, Object> typed = Variables.createVariables();
        answers.values()
                .forEach((name, value) -> typed.put(name, step.field(name).variable(value)));
        return typed;
    }

    private void closeWaysAround(Command<?> command, AtomicReference<Attempt> attempt) {
        String person = people.current();
        if (person == null) {
            return;
        }
        Optional<Refusal> refused = refusal(command, person);
        if (refused.isPresent()) {
            attempt.set(attempts.of(command, person));
            throw refused.get();
        }
    }

    private Optional<Refusal> refusal(Command<?> command, String person) {
        if (ClosedCommands.isClosed(command)) {
            return Optional.of(ClosedCommands.refusal());
        }
        if (command instanceof DeleteUserCmd && !people.groupsOf(person).contains(Role.ADMINISTRATORS)) {
            return Optional.of(Refusal.forbidden("Only administrators delete users.", "只有管理员可以删除用户。"));
        }
        if (command instanceof ClaimTaskCmd && !person.equals(value(command, "userId"))) {
            return Optional.of(Refusal.forbidden("You claim a task only for yourself.", "只能为自己认领任务。"));
        }
        return command instanceof AssignTaskCmd ? assignment(command, person) : finer.refusal(command, person);
    }

    private Optional<Refusal> assignment(Command<?> command, String person) {
        String assignee = value(command, "userId");
        if (assignee == null || assignee.equals(person)) {
            return Optional.empty();
        }
        if (!people.is(person, Role.PROJECT_MANAGER)) {
            return Optional.of(
                    Refusal.forbidden("Only a project manager gives a task to somebody else.", "只有项目经理可以将任务指派给他人。"));
        }
        return people.isStaff(assignee)
                ? Optional.empty()
                : Optional.of(
                        Refusal.rule("“" + assignee + "” is nobody of the staff.", "“" + assignee + "”不是本机构工作人员。"));
    }

    private static ProcessDefinitionEntity definition(CommandContext context, ProcessInstantiationBuilderImpl builder) {
        var cache = context.getProcessEngineConfiguration().getDeploymentCache();
        return builder.getProcessDefinitionId() != null
                ? cache.findDeployedProcessDefinitionById(builder.getProcessDefinitionId())
                : cache.findDeployedLatestProcessDefinitionByKeyAndTenantId(builder.getProcessDefinitionKey(), null);
    }

    // the type of a field of the engine is known to its caller alone: reflection tells Object
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <V> V value(Object command, String name) {
        try {
            return (V) field(command, name).get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Object command, String name, Object value) {
        try {
            field(command, name).set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Object command, String name) {
        for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new IllegalStateException(command.getClass() + " has no field " + name);
    }
}
