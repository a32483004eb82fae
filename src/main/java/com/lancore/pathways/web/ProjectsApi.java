package com.lancore.pathways.web;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.project.Project;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Projects as the caller may see them. */
@RestController
@RequestMapping("/api/projects")
class ProjectsApi {

    private final VisibleProjects visible;
    private final Portfolio portfolio;
    private final DeadlineRegister register;
    private final Trail trail;
    private final DeadlineView.Factory views;

    ProjectsApi(
            VisibleProjects visible,
            Portfolio portfolio,
            DeadlineRegister register,
            Trail trail,
            DeadlineView.Factory views) {
        this.visible = visible;
        this.portfolio = portfolio;
        this.register = register;
        this.trail = trail;
        this.views = views;
    }

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
        return portfolio.of(visible.all());
    }

    @GetMapping("/{code}")
    ProjectView one(@PathVariable String code) {
        return portfolio.of(List.of(visible.get(code))).get(0);
    }

    @GetMapping("/{code}/deadlines")
    List<DeadlineView> deadlines(@PathVariable String code) {
        Project project = visible.get(code);
        return views.of(register.ofProject(project.code()), Map.of(project.code(), project.title()));
    }

    @GetMapping("/{code}/blockers")
    List<BlockerView> blockers(@PathVariable String code) {
        Project project = visible.get(code);
        return portfolio.blockers(project.code()).stream()
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
}
