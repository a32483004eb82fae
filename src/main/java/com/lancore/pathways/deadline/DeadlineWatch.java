package com.lancore.pathways.deadline;

import com.lancore.pathways.deadline.Deadline.Status;
import com.lancore.pathways.engine.ProjectInstances;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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
    private final Deadlines deadlines;
    private final RuntimeService runtime;
    private final ProjectInstances instances;
    private final ProjectDates dates;

    DeadlineWatch(
            DeadlineRegister register,
            Deadlines deadlines,
            RuntimeService runtime,
            ProjectInstances instances,
            ProjectDates dates) {
        this.register = register;
        this.deadlines = deadlines;
        this.runtime = runtime;
        this.instances = instances;
        this.dates = dates;
    }

    /**
     * A timer of the running row of a kind has fired, whichever it is: what has run over is breached, and the watch begins
     * unless it has begun.
     */
    public void begin(String processInstanceId, String kind) {
        register.running(processInstanceId, kind)
                .map(deadlines::breach)
                .filter(row -> row.status().isRunning())
                .ifPresent(this::begin);
    }

    private void begin(Deadline row) {
        if (watch(row).isEmpty()) {
            runtime.startProcessInstanceByKey(
                    KEY,
                    row.projectCode(),
                    Map.of("projectCode", row.projectCode(), "kind", row.kind(), DEADLINE_ID, row.id()));
        }
    }

    @EventListener
    void onChange(DeadlineChanged change) {
        if (change.isClosed()) {
            tell(change.now(), CLOSED);
        } else if (change.isMoved()) {
            tell(change.now(), RECOUNTED);
            dates.follow(change.now());
        }
    }

    private Optional<ProcessInstance> watch(Deadline row) {
        return instances.with(row.projectCode(), DEADLINE_ID, row.id());
    }

    private void tell(Deadline row, String message) {
        watch(row).ifPresent(watch -> runtime.createMessageCorrelation(message)
                .processInstanceId(watch.getId())
                .correlateAll());
    }

    static boolean isBreached(Deadline row) {
        return row.status() == Status.BREACHED;
    }
}
