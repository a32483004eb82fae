package com.lancore.pathways.web;

import com.lancore.pathways.engine.People;
import com.lancore.pathways.project.Project;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** The projects that the caller may know of; any other does not exist for them. */
@Component
class VisibleProjects {

    private final Projects projects;
    private final People people;

    VisibleProjects(Projects projects, People people) {
        this.projects = projects;
        this.people = people;
    }

    /** The project of a code, or 404. */
    Project get(String code) {
        return projects.find(code)
                .filter(people::mayKnow)
                .orElseThrow(() -> Refusal.notFound("There is no project " + code + ".", "没有项目" + code + "。"));
    }

    List<Project> all() {
        return projects.all().stream().filter(people::mayKnow).toList();
    }
}
