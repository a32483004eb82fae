package com.lancore.pathways.engine;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.refusal.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.HistoricJobLogQueryImpl;
import org.camunda.bpm.engine.impl.JobQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractSetJobsRetriesBatchCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetProcessDefinitionStateCmd;
import org.camunda.bpm.engine.impl.cmd.FindHistoryCleanupJobsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.metrics.MetricsQueryImpl;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Where a right of the engine reaches further than it is meant to here, or where it asks for none: to retry a job is not
 * to move or to stop its timer; to suspend a definition is not to suspend the instances of clients one does not work for;
 * who was put into which group and client, how much the house works, and what was said about a task is not for everybody.
 *
 * <p>Internal: the engine has no rights that fine, and commands tell what they do only in their fields.
 */
@Component
class FinerRights {

    /** Where the engine shows what belongs to no model and to no client to everybody: metrics, and its own jobs. */
    private static final List<Class<?>> OF_THE_HOUSE = List.of(
            MetricsQueryImpl.class, FindHistoryCleanupJobsCmd.class, JobQueryImpl.class, HistoricJobLogQueryImpl.class);

    /** What narrows a query of the operation log to work on processes, where no change of people is found. */
    private static final List<String> OF_PROCESSES = List.of(
            "taskId",
            "processInstanceId",
            "executionId",
            "processDefinitionId",
            "processDefinitionKey",
            "jobId",
            "jobDefinitionId",
            "deploymentId",
            "batchId");

    private static final String CHANGES_OF_PEOPLE = "Admin";

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;
    private final People people;

    FinerRights(ObjectProvider<ProcessEngineConfigurationImpl> engine, People people) {
        this.engine = engine;
        this.people = people;
    }

    /** Why a person may not do this, or empty where the rights of the engine decide. */
    Optional<Refusal> refusal(Command<?> command, String person) {
        if (command instanceof SetJobRetriesCmd || command instanceof AbstractSetJobsRetriesBatchCmd) {
            return retries(command, person);
        }
        if (command instanceof AbstractSetProcessDefinitionStateCmd
                && CommandGuard.<Boolean>value(command, "includeSubResources")) {
            return ofOthers(command, person);
        }
        if (command instanceof GetTaskCommentCmd) {
            return comment(command);
        }
        if (OF_THE_HOUSE.stream().anyMatch(kind -> kind.isInstance(command))) {
            return ofTheHouse(person);
        }
        return command instanceof UserOperationLogQueryImpl ? changesOfPeople(command, person) : Optional.empty();
    }

    /** The engine gives a single comment to everybody who knows its id; it belongs to those who may read its task. */
    private Optional<Refusal> comment(Command<?> command) {
        return engine.getObject()
                                .getHistoryService()
                                .createHistoricTaskInstanceQuery()
                                .taskId(CommandGuard.value(command, "taskId"))
                                .count()
                        > 0
                ? Optional.empty()
                : Optional.of(Refusal.notFound("There is no such comment.", "没有该备注。"));
    }

    /** How much the house works, and which jobs it has, is nothing for clients. */
    private Optional<Refusal> ofTheHouse(String person) {
        return people.isStaff(person) || people.groupsOf(person).contains(Role.ADMINISTRATORS)
                ? Optional.empty()
                : Optional.of(Refusal.forbidden("What the house runs is for its staff.", "系统运行信息仅供本机构工作人员查阅。"));
    }

    private Optional<Refusal> retries(Command<?> command, String person) {
        if (CommandGuard.<Boolean>value(command, "isDueDateSet")) {
            return Optional.of(Refusal.forbidden(
                    "A job is retried when it is due: nobody moves its date.", "作业按其到期时间重试：任何人不得更改到期时间。"));
        }
        if (CommandGuard.<Integer>value(command, "retries") < 1) {
            return Optional.of(Refusal.rule(
                    "A job is retried at least once: without retries it would never run.", "作业至少重试一次：重试次数为零则不再执行。"));
        }
        return command instanceof SetJobRetriesCmd && CommandGuard.value(command, "jobDefinitionId") != null
                ? ofOthers(command, person)
                : Optional.empty();
    }

    /** Whether instances of clients would be touched for whom the person does not work. */
    private Optional<Refusal> ofOthers(Command<?> command, String person) {
        List<String> others = people.clientsOfOthers(person);
        boolean touched = !others.isEmpty()
                && people.asMachine(() -> instances(command, others).count() > 0);
        return touched
                ? Optional.of(Refusal.forbidden(
                        "Instances of clients you do not work for would be changed, too: choose the instances themselves.",
                        "此操作将影响您不服务的客户的流程实例：请直接选择流程实例。"))
                : Optional.empty();
    }

    private ProcessInstanceQuery instances(Command<?> command, List<String> clients) {
        RuntimeService runtime = engine.getObject().getRuntimeService();
        ProcessInstanceQuery query = runtime.createProcessInstanceQuery().tenantIdIn(clients.toArray(String[]::new));
        if (command instanceof SetJobRetriesCmd) {
            String definition = CommandGuard.value(command, "jobDefinitionId");
            return query.processDefinitionId(
                    engine
                            .getObject()
                            .getManagementService()
                            .createJobDefinitionQuery()
                            .jobDefinitionId(definition)
                            .list()
                            .stream()
                            .map(d -> d.getProcessDefinitionId())
                            .findFirst()
                            .orElse(definition));
        }
        String id = CommandGuard.value(command, "processDefinitionId");
        return id != null
                ? query.processDefinitionId(id)
                : query.processDefinitionKey(CommandGuard.value(command, "processDefinitionKey"));
    }

    private Optional<Refusal> changesOfPeople(Command<?> query, String person) {
        Set<String> groups = people.groupsOf(person);
        if (groups.contains(Role.ADMINISTRATORS) || groups.contains(Role.DIRECTOR.group())) {
            return Optional.empty();
        }
        List<String> asked = Stream.concat(
                        Stream.ofNullable(CommandGuard.<String>value(query, "category")),
                        Stream.ofNullable(CommandGuard.<String[]>value(query, "categories"))
                                .flatMap(Arrays::stream))
                .toList();
        boolean ofProcesses = asked.isEmpty()
                ? OF_PROCESSES.stream().anyMatch(field -> CommandGuard.value(query, field) != null)
                : !asked.contains(CHANGES_OF_PEOPLE);
        return ofProcesses
                ? Optional.empty()
                : Optional.of(Refusal.forbidden(
                        "Who was put into which group and client is for administrators and directors: ask for category TaskWorker or"
                                + " Operator, or for a task, an instance or a definition.",
                        "用户、用户组与客户的变更记录仅供管理员和总监查阅：请按TaskWorker或Operator类别，或按任务、实例、流程定义查询。"));
    }
}
