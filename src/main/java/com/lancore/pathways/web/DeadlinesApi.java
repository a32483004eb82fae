package com.lancore.pathways.web;

import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The deadlines of all projects that the caller may see. */
@RestController
class DeadlinesApi {

    private final DeadlineRegister register;
    private final VisibleProjects visible;
    private final DeadlineView.Factory views;

    DeadlinesApi(DeadlineRegister register, VisibleProjects visible, DeadlineView.Factory views) {
        this.register = register;
        this.visible = visible;
        this.views = views;
    }

    @GetMapping("/api/deadlines")
    List<DeadlineView> all(@RequestParam(required = false) String status) {
        Map<String, String> titles = visible.all().stream().collect(Collectors.toMap(Project::code, Project::title));
        return views.of(register.all(status(status)), titles);
    }

    private static Deadline.Status status(String name) {
        try {
            return name == null || name.isBlank() ? null : Deadline.Status.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.rule(
                    "“" + name + "” is no status; one of OPEN, BREACHED, MET, LATE, CANCELLED is.",
                    "“" + name + "”不是有效状态，应为OPEN、BREACHED、MET、LATE或CANCELLED。");
        }
    }
}
