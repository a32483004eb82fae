package com.lancore.pathways.web;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.engine.People;
import com.lancore.pathways.event.ProjectEvents;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.requirement.Blockers;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Projects as the caller may see them. */
@RestController
@RequestMapping("/api/projects")
class ProjectsApi {

    private final VisibleProjects visible;
    private final Projects projects;
    private final DeadlineRegister register;
    private final Blockers blockers;
    private final Trail trail;
    private final TaskService tasks;
    private final People people;
    private final DeadlineView.Factory views;

    ProjectsApi(
            VisibleProjects visible,
            Projects projects,
            DeadlineRegister register,
            Blockers blockers,
            Trail trail,
            TaskService tasks,
            People people,
            DeadlineView.Factory views) {
        this.visible = visible;
        this.projects = projects;
        this.register = register;
        this.blockers = blockers;
        this.trail = trail;
        this.tasks = tasks;
        this.people = people;
        this.views = views;
    }

    /**
     * A project at a glance.
     *
     * @param phase the open steps, by their keys; {@code ENDED} where none is
     */
    record ProjectView(
            String code,
            String title,
            String clientCode,
            List<String> pathways,
            String phase,
            DeadlineView nextDeadline,
            int blockers,
            Instant heldSince) {}

    record BlockerView(
            String step,
            String requirement,
            String basis,
            String confidence,
            String missing,
            String missingZh,
            String who,
            Instant since) {}

    @GetMapping
    List<ProjectView> all() {
        return visible.all().stream().map(this::view).toList();
    }

    @GetMapping("/{code}")
    ProjectView one(@PathVariable String code) {
        return view(visible.get(code));
    }

    @GetMapping("/{code}/deadlines")
    List<DeadlineView> deadlines(@PathVariable String code) {
        Project project = visible.get(code);
        return register.ofProject(project.code()).stream()
                .map(d -> views.of(d, project.title()))
                .toList();
    }

    @GetMapping("/{code}/blockers")
    List<BlockerView> blockers(@PathVariable String code) {
        Project project = visible.get(code);
        return people.asMachine(() -> blockers.of(project.code())).stream()
                .map(b -> new BlockerView(
                        b.step(),
                        b.finding().requirement(),
                        b.finding().basis().citation(),
                        b.finding().basis().confidence().name(),
                        b.finding().missing().en(),
                        b.finding().missing().zh(),
                        b.finding().who().group(),
                        b.since()))
                .toList();
    }

    @GetMapping("/{code}/audit")
    List<TrailEntry> audit(@PathVariable String code) {
        return trail.of(visible.get(code).code());
    }

    private ProjectView view(Project project) {
        return people.asMachine(() -> new ProjectView(
                project.code(),
                project.title(),
                project.clientCode(),
                projects.pathways(project.code()),
                phase(project.code()),
                register.ofProject(project.code()).stream()
                        .filter(d -> d.status().isRunning())
                        .findFirst()
                        .map(d -> views.of(d, project.title()))
                        .orElse(null),
                blockers.of(project.code()).size(),
                ProjectEvents.heldSince(trail.facts(project.code(), ProjectEvents.SCOPE))
                        .map(FactRecord::at)
                        .orElse(null)));
    }

    private String phase(String code) {
        List<String> open = tasks.createTaskQuery().processInstanceBusinessKey(code).list().stream()
                .map(t -> t.getTaskDefinitionKey())
                .distinct()
                .sorted()
                .toList();
        return open.isEmpty() ? "ENDED" : String.join(",", open);
    }
}
