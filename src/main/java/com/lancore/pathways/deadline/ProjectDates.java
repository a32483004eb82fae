package com.lancore.pathways.deadline;

import com.lancore.pathways.engine.OneCommand;
import com.lancore.pathways.engine.ProjectInstances;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Every date that stands for a project: in the register, in its timers, on its tasks. */
@Component
public class ProjectDates {

    /** The rows that this thread has moved, where it counts projects anew and nothing follows before it has done so. */
    private static final ThreadLocal<Set<Deadline>> FOLLOWED_LATER = new ThreadLocal<>();

    private final DeadlineRegister register;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final TaskService tasks;
    private final TaskDueDates dueDates;
    private final ProjectInstances instances;
    private final OneCommand oneCommand;

    /** The node of each job definition, which never changes. */
    private final Map<String, String> nodes = new ConcurrentHashMap<>();

    ProjectDates(
            DeadlineRegister register,
            RuntimeService runtime,
            ManagementService management,
            TaskService tasks,
            TaskDueDates dueDates,
            ProjectInstances instances,
            OneCommand oneCommand) {
        this.register = register;
        this.runtime = runtime;
        this.management = management;
        this.tasks = tasks;
        this.dueDates = dueDates;
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
        return of(List.of(projectCode)).get(projectCode);
    }

    /** Those of several projects, by their codes. */
    public Map<String, Snapshot> of(Collection<String> projectCodes) {
        Map<String, Snapshot> dates = new HashMap<>();
        projectCodes.forEach(code -> dates.put(code, new Snapshot(new TreeMap<>(), new HashMap<>(), new HashMap<>())));
        register.running(projectCodes).forEach(d -> dates.get(d.projectCode())
                .rows()
                .put(d.kind() + " " + d.id(), d.dueOn() + (d.provisional() ? " provisional" : "")));
        Map<String, String> projects = instances.projects(projectCodes);
        for (Job timer : timers(projects.keySet())) {
            dates.get(projects.get(timer.getProcessInstanceId()))
                    .timers()
                    .merge(
                            node(timer) + " of " + timer.getProcessInstanceId(),
                            timer.getDuedate().toInstant(),
                            (a, b) -> a.isBefore(b) ? a : b);
        }
        for (Task task : instances.tasks(projects.keySet())) {
            if (task.getDueDate() != null) {
                dates.get(projects.get(task.getProcessInstanceId()))
                        .tasks()
                        .put(
                                task.getTaskDefinitionKey() + " " + task.getId(),
                                task.getDueDate().toInstant());
            }
        }
        return dates;
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
        oneCommand.of(() -> recalculateTimers(List.of(projectCode)));
    }

    private void recalculateTimers(Collection<String> projectCodes) {
        timers(instances.projects(projectCodes).keySet())
                .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
    }

    /** The timers of its project, and the tasks that a row dates, follow the row that has moved. */
    void follow(Deadline moved) {
        Set<Deadline> waiting = FOLLOWED_LATER.get();
        if (waiting == null) {
            follow(List.of(moved.projectCode()), Set.of(moved));
        } else {
            waiting.add(moved);
        }
    }

    /**
     * Counts projects anew: their timers and tasks follow once, after the work, however many rows the work moves.
     *
     * @param projectCodes of those that the work may count
     */
    void followAfter(Collection<String> projectCodes, Runnable work) {
        Set<Deadline> moved = new LinkedHashSet<>();
        FOLLOWED_LATER.set(moved);
        try {
            work.run();
        } finally {
            FOLLOWED_LATER.remove();
        }
        follow(projectCodes, moved);
    }

    private void follow(Collection<String> projectCodes, Set<Deadline> moved) {
        Map<String, List<Deadline>> rows = moved.stream().collect(Collectors.groupingBy(Deadline::processInstanceId));
        oneCommand.of(() -> {
            for (Task task : instances.tasks(rows.keySet())) {
                Optional<String> kind = dueDates.kind(task);
                rows.get(task.getProcessInstanceId()).stream()
                        .filter(row -> kind.filter(row.kind()::equals).isPresent())
                        .forEach(row -> tasks.setDueDate(task.getId(), Date.from(row.dueAt())));
            }
            recalculateTimers(projectCodes);
        });
    }

    /** The open tasks of several projects, by their codes; none for a project that has none. */
    public Map<String, List<Task>> openTasks(Collection<String> projectCodes) {
        Map<String, String> projects = instances.projects(projectCodes);
        return instances.tasks(projects.keySet()).stream()
                .collect(Collectors.groupingBy(task -> projects.get(task.getProcessInstanceId())));
    }

    /** The codes of all projects in which a process runs. */
    Set<String> openProjects() {
        return runtime.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getBusinessKey)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private List<Job> timers(Set<String> running) {
        return running.isEmpty()
                ? List.of()
                : management
                        .createJobQuery()
                        .processInstanceIds(running)
                        .timers()
                        .list();
    }
}
