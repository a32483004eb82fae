package com.lancore.pathways.web;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.engine.ProjectInstances;
import com.lancore.pathways.event.OpenProjects;
import com.lancore.pathways.event.ProjectEvents;
import com.lancore.pathways.notification.TaskNames;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.requirement.Blockers;
import com.lancore.pathways.requirement.Blockers.Blocker;
import com.lancore.pathways.requirement.Blockers.Stand;
import com.lancore.pathways.web.ProjectView.StepName;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Projects at a glance, in a few queries however many they are. */
@Component
class Portfolio {

    /** Projects that are looked at together: all of a house at once would not fit into memory some day. */
    private static final int TOGETHER = 500;

    private final Projects projects;
    private final DeadlineRegister register;
    private final Blockers blockers;
    private final ProjectInstances instances;
    private final TaskNames names;
    private final DeadlineView.Factory views;
    private final People people;
    private final Clock clock;

    Portfolio(
            Projects projects,
            DeadlineRegister register,
            Blockers blockers,
            ProjectInstances instances,
            TaskNames names,
            DeadlineView.Factory views,
            People people,
            Clock clock) {
        this.projects = projects;
        this.register = register;
        this.blockers = blockers;
        this.instances = instances;
        this.names = names;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    /** Runs as the house: who asks has been checked to know the projects. */
    List<ProjectView> of(List<Project> known) {
        return people.asMachine(() -> IntStream.iterate(0, from -> from < known.size(), from -> from + TOGETHER)
                .mapToObj(from -> known.subList(from, Math.min(known.size(), from + TOGETHER)))
                .flatMap(some -> views(some).stream())
                .toList());
    }

    /** What stands in the way of one project; runs as the house. */
    List<Blocker> blockers(String projectCode) {
        return people.asMachine(
                () -> stands(Set.of(projectCode)).get(projectCode).blockers());
    }

    private Map<String, Stand> stands(Set<String> codes) {
        List<ProcessInstance> running = instances.of(codes);
        List<Task> open =
                instances.tasks(running.stream().map(ProcessInstance::getId).collect(Collectors.toSet()));
        return blockers.of(
                codes,
                running,
                open.stream().sorted(Comparator.comparing(Task::getCreateTime)).toList());
    }

    private List<ProjectView> views(List<Project> known) {
        Map<String, String> titles = known.stream().collect(Collectors.toMap(Project::code, Project::title));
        Map<String, Stand> stands = stands(titles.keySet());
        Map<String, List<String>> pathways = projects.pathways(titles.keySet());
        Map<String, DeadlineView> next = views.of(register.running(titles.keySet()), titles).stream()
                .collect(Collectors.toMap(DeadlineView::projectCode, Function.identity(), (first, later) -> first));
        return known.stream()
                .map(p -> view(p, stands.get(p.code()), pathways.getOrDefault(p.code(), List.of()), next.get(p.code())))
                .toList();
    }

    private ProjectView view(Project project, Stand stand, List<String> pathways, DeadlineView next) {
        List<StepName> steps = steps(stand.openTasks());
        Date now = Date.from(clock.instant());
        return new ProjectView(
                project.code(),
                project.title(),
                project.clientCode(),
                pathways,
                phase(steps, stand),
                steps,
                next,
                stand.blockers().size(),
                Math.toIntExact(stand.openTasks().stream()
                        .filter(t -> t.getDueDate() != null && t.getDueDate().before(now))
                        .count()),
                ProjectEvents.heldSince(stand.recorded().facts(ProjectEvents.SCOPE))
                        .map(FactRecord::at)
                        .orElse(null));
    }

    private static String phase(List<StepName> steps, Stand stand) {
        if (steps.isEmpty()) {
            return stand.running().stream().anyMatch(OpenProjects::isOfPathway) ? "WAITING" : "ENDED";
        }
        return steps.stream().map(StepName::step).collect(Collectors.joining(","));
    }

    /** By their keys; a step that is open in several processes is told once. */
    private List<StepName> steps(List<Task> open) {
        Map<String, StepName> steps = new LinkedHashMap<>();
        open.stream()
                .sorted(Comparator.comparing(Task::getTaskDefinitionKey))
                .forEach(t -> steps.putIfAbsent(
                        t.getTaskDefinitionKey(), new StepName(t.getTaskDefinitionKey(), t.getName(), names.zh(t))));
        return List.copyOf(steps.values());
    }
}
