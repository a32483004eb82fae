package com.lancore.pathways.deadline;

import com.lancore.pathways.deadline.Deadline.Status;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The process {@code deadlineWatch}: begun by the first timer of a deadline that fires, closed by its row, woken when
 * the row is recounted. It never holds the pathway. Timers and task due dates of the pathway follow the row too.
 */
@Component
public class DeadlineWatch {

    public static final String KEY = "deadlineWatch";
    public static final String ACKNOWLEDGE_BREACH = "acknowledgeBreach";
    public static final String CHASE = "chaseDeadline";

    static final String DEADLINE_ID = "deadlineId";

    private static final String CLOSED = "deadlineClosed";
    private static final String RECOUNTED = "deadlineRecounted";

    private final DeadlineRegister register;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;

    DeadlineWatch(DeadlineRegister register, RuntimeService runtime, ManagementService management, TaskService tasks) {
        this.register = register;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
    }

    /** Begins the watch of the running row of a kind, unless it has begun. */
    public void begin(String processInstanceId, String kind) {
        register.running(processInstanceId, kind)
                .filter(row -> !isWatched(row))
                .ifPresent(row -> runtime.startProcessInstanceByKey(
                        KEY,
                        row.projectCode(),
                        Map.of("projectCode", row.projectCode(), "kind", row.kind(), DEADLINE_ID, row.id())));
    }

    @EventListener
    void onChange(DeadlineChanged change) {
        if (change.isClosed()) {
            tell(change.now(), CLOSED);
        } else if (change.isMoved()) {
            tell(change.now(), RECOUNTED);
            moveTimers(change.now());
            moveTasks(change.before(), change.now());
        }
    }

    private boolean isWatched(Deadline row) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .processInstanceBusinessKey(row.projectCode())
                        .variableValueEquals(DEADLINE_ID, row.id())
                        .count()
                > 0;
    }

    private void tell(Deadline row, String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(row.projectCode())
                .processInstanceVariableEquals(DEADLINE_ID, row.id())
                .correlateAll();
    }

    /** Each timer reads its date from the row again, by the expression in the model. */
    private void moveTimers(Deadline row) {
        List<Job> timers = management
                .createJobQuery()
                .processInstanceId(row.processInstanceId())
                .timers()
                .list();
        timers.forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
    }

    private void moveTasks(Deadline before, Deadline now) {
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(now.processInstanceId())
                .dueDate(Date.from(before.dueAt()))
                .list()) {
            tasks.setDueDate(task.getId(), Date.from(now.dueAt()));
        }
    }

    static boolean isBreached(Deadline row) {
        return row.status() == Status.BREACHED;
    }
}
