package com.lancore.pathways.notification;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.project.Projects;
import org.springframework.stereotype.Component;

/**
 * Whether a mail may say more of a project than its code. A project that began with an engagement has signed nothing
 * until the date of its NDA is recorded; whoever starts a pathway directly declares that confidentiality is in place.
 */
@Component
class Confidentiality {

    private static final String ENGAGEMENT = "engagement";
    private static final String NDA_DATE = "ndaDate";

    private final Projects projects;
    private final Trail trail;

    Confidentiality(Projects projects, Trail trail) {
        this.projects = projects;
        this.trail = trail;
    }

    boolean isInPlace(String projectCode) {
        return projects.pathway(projectCode, ENGAGEMENT).isEmpty()
                || trail.facts(projectCode, ENGAGEMENT).text(NDA_DATE).isPresent();
    }
}
