package com.lancore.pathways.deadline;

import com.lancore.pathways.engine.OneCommand;
import com.lancore.pathways.engine.ProjectInstances;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Every date that stands for a project: in the register, in its timers, on its tasks. */
@Component
public class ProjectDates {

    private final DeadlineRegister register;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProjectInstances instances;
    private final OneCommand oneCommand;
    /** the node of each job definition, which never changes */
    private final Map<String, String> nodes = new ConcurrentHashMap<>();

    /** the project that this thread counts anew, whose timers wait until it has done so */
    private final ThreadLocal<String> recounted = new ThreadLocal<>();

    ProjectDates(
            DeadlineRegister register,
            RuntimeService runtime,
            ManagementService management,
            ProjectInstances instances,
            OneCommand oneCommand) {
        this.register = register;
        this.runtime = runtime;
        this.management = management;
        this.instances = instances;
        this.oneCommand = oneCommand;
    }

    /**
     * The dates at one moment.
     *
     * @param rows by the row: its date and how firm it is
     * @param timers by the place in the process and its instance; a timer armed anew is the same one
     * @param tasks by the task
     */
    public record Snapshot(Map<String, String> rows, Map<String, Instant> timers, Map<String, Instant> tasks) {

        /** Those that stand otherwise in the other one, or are only in one of the two. */
        public static Set<String> changed(Map<String, ?> before, Map<String, ?> after) {
            Set<String> names = new HashSet<>(before.keySet());
            names.addAll(after.keySet());
            return names.stream()
                    .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                    .collect(Collectors.toSet());
        }
    }

    /** The dates of a project as they stand in the running transaction. */
    public Snapshot of(String projectCode) {
        Map<String, String> rows = new TreeMap<>();
        register.ofProject(projectCode).stream()
                .filter(d -> d.status().isRunning())
                .forEach(d -> rows.put(d.kind() + " " + d.id(), d.dueOn() + (d.provisional() ? " provisional" : "")));
        Map<String, Instant> timers = new HashMap<>();
        for (Job timer : timers(projectCode)) {
            timers.merge(
                    node(timer) + " of " + timer.getProcessInstanceId(),
                    timer.getDuedate().toInstant(),
                    (a, b) -> a.isBefore(b) ? a : b);
        }
        Map<String, Instant> due = new HashMap<>();
        for (Task task : openTasks(projectCode)) {
            if (task.getDueDate() != null) {
                due.put(
                        task.getTaskDefinitionKey() + " " + task.getId(),
                        task.getDueDate().toInstant());
            }
        }
        return new Snapshot(rows, timers, due);
    }

    private String node(Job timer) {
        return nodes.computeIfAbsent(timer.getJobDefinitionId(), id -> management
                .createJobDefinitionQuery()
                .jobDefinitionId(id)
                .singleResult()
                .getActivityId());
    }

    /** Each timer of the project reads its date again, by the expression in its model. */
    public void recalculateTimers(String projectCode) {
        if (!projectCode.equals(recounted.get())) {
            oneCommand.of(
                    () -> timers(projectCode).forEach(timer -> management.recalculateJobDuedate(timer.getId(), false)));
        }
    }

    /** Its timers read their dates once, after the work, however many rows of the project the work moves. */
    void recalculateTimersAfter(String projectCode, Runnable work) {
        recounted.set(projectCode);
        try {
            work.run();
        } finally {
            recounted.remove();
        }
        recalculateTimers(projectCode);
    }

    public List<Task> openTasks(String projectCode) {
        return instances.tasks(projectCode);
    }

    /** The codes of all projects in which a process runs. */
    Set<String> openProjects() {
        return runtime.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    List<Job> timers(String projectCode) {
        Set<String> running =
                instances.of(projectCode).stream().map(ProcessInstance::getId).collect(Collectors.toSet());
        return running.isEmpty()
                ? List.of()
                : management
                        .createJobQuery()
                        .processInstanceIds(running)
                        .timers()
                        .list();
    }
}
