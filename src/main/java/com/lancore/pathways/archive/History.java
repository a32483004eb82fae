package com.lancore.pathways.archive;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.task.Comment;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads from the engine's history what has ended. Which that is, two statements of ours ask its table, because no query of
 * the engine can leave out what another table has.
 */
@Component
class History {

    private final HistoryService history;
    private final TaskService tasks;
    private final JdbcTemplate jdbc;

    History(@Lazy HistoryService history, @Lazy TaskService tasks, JdbcTemplate jdbc) {
        this.history = history;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** The processes of projects that have ended and are not archived, the longest ended first; by id. */
    List<String> ended(int most) {
        return jdbc.queryForList("""
                select h.id_ from act_hi_procinst h join project p on p.code = h.business_key_
                where h.end_time_ is not null
                  and not exists (select 1 from archived_course c where c.process_instance_id = h.id_)
                order by h.end_time_, h.id_ fetch first ? rows only""", String.class, most);
    }

    /** Those archived that have no time yet at which their history may go. */
    List<String> keptForNoTime() {
        return jdbc.queryForList("""
                select h.id_ from act_hi_procinst h join archived_course c on c.process_instance_id = h.id_
                where h.removal_time_ is null order by h.id_""", String.class);
    }

    /** Lets the engine remove the history of these processes from that time on; carried out by its jobs. */
    void removeFrom(Instant time, List<String> processInstanceIds) {
        history.setRemovalTimeToHistoricProcessInstances()
                .absoluteRemovalTime(Date.from(time))
                .byIds(processInstanceIds.toArray(String[]::new))
                .executeAsync();
    }

    Course course(String processInstanceId) {
        HistoricProcessInstance p = history.createHistoricProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult();
        return new Course(
                p.getBusinessKey(),
                p.getProcessDefinitionKey(),
                p.getProcessDefinitionVersion(),
                p.getId(),
                p.getStartUserId(),
                instant(p.getStartTime()),
                instant(p.getEndTime()),
                p.getState(),
                p.getDeleteReason(),
                steps(p.getId()),
                values(p.getId()),
                comments(p.getId()),
                operations(p.getId()));
    }

    private List<Course.Step> steps(String id) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(id)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(History::step)
                .toList();
    }

    private static Course.Step step(HistoricActivityInstance a) {
        return new Course.Step(
                a.getActivityId(),
                a.getActivityName(),
                a.getActivityType(),
                a.getAssignee(),
                instant(a.getStartTime()),
                instant(a.getEndTime()),
                a.isCanceled() ? true : null);
    }

    private List<Course.Value> values(String id) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(id)
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .sorted(Comparator.comparing(HistoricVariableInstance::getName)
                        .thenComparing(HistoricVariableInstance::getId))
                .map(v -> new Course.Value(
                        v.getName(), v.getTypeName(), v.getValue() == null ? null : Objects.toString(v.getValue())))
                .toList();
    }

    private List<Course.Comment> comments(String id) {
        Map<String, String> keys = new HashMap<>();
        history.createHistoricTaskInstanceQuery()
                .processInstanceId(id)
                .list()
                .forEach((HistoricTaskInstance t) -> keys.put(t.getId(), t.getTaskDefinitionKey()));
        return keys.keySet().stream()
                .flatMap(task -> tasks.getTaskComments(task).stream())
                .sorted(Comparator.comparing(Comment::getTime).thenComparing(Comment::getId))
                .map(c -> new Course.Comment(
                        keys.get(c.getTaskId()), c.getUserId(), instant(c.getTime()), c.getFullMessage()))
                .toList();
    }

    private List<Course.Operation> operations(String id) {
        return history.createUserOperationLogQuery().processInstanceId(id).list().stream()
                .sorted(Comparator.comparing(UserOperationLogEntry::getTimestamp)
                        .thenComparing(UserOperationLogEntry::getId))
                .map(o -> new Course.Operation(
                        o.getOperationType(),
                        o.getTaskId(),
                        o.getProperty(),
                        o.getOrgValue(),
                        o.getNewValue(),
                        o.getUserId(),
                        instant(o.getTimestamp())))
                .toList();
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
