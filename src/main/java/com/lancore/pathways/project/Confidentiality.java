package com.lancore.pathways.project;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.refusal.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether more of a project may be written down, or told, than its code and what the triage asks. A project that began
 * with an engagement has signed nothing until the date of its NDA is recorded; whoever starts a pathway directly declares
 * that confidentiality is in place.
 */
@Component
public class Confidentiality {

    private static final String ENGAGEMENT = "engagement";
    private static final String NDA_DATE = "ndaDate";

    /** What belongs to the project and to none of its processes. */
    private static final String PROJECT = "project";

    private static final String START = "start";
    private static final String DECLARED = "confidentiality";

    private final Projects projects;
    private final Trail trail;

    public Confidentiality(Projects projects, Trail trail) {
        this.projects = projects;
        this.trail = trail;
    }

    public boolean isInPlace(String projectCode) {
        if (!isEngaged(projectCode)) {
            return true;
        }
        Facts engagement = trail.facts(projectCode, ENGAGEMENT);
        return engagement.text(NDA_DATE).isPresent() || isDeclaredBefore(engagement.latest(START), projectCode);
    }

    /** A pathway that ran before the engagement goes on as it was declared. */
    private boolean isDeclaredBefore(Optional<FactRecord> engaged, String projectCode) {
        return engaged.filter(start -> trail.facts(projectCode, PROJECT)
                        .recordOf(DECLARED)
                        .filter(declared -> declared.number() < start.number())
                        .isPresent())
                .isPresent();
    }

    /** Somebody starts a pathway directly: the trail records what that declares. */
    public void declare(String projectCode, String person, String processInstanceId) {
        if (!isEngaged(projectCode)) {
            trail.append(
                    new Act(projectCode, person, PROJECT, processInstanceId, START),
                    Act.Line.fact(DECLARED, "DECLARED"));
        }
    }

    /** Whether an engagement opened the project: then its NDA settles confidentiality, and nobody declares it. */
    public boolean isEngaged(String projectCode) {
        return projects.pathway(projectCode, ENGAGEMENT).isPresent();
    }

    /** The refusal of what must wait for the NDA. */
    public static Refusal awaited(String projectCode) {
        return Refusal.rule(
                "Project " + projectCode
                        + " takes no document but the NDA, and nothing confidential about the asset, until the task Sign the NDA is completed.",
                "项目" + projectCode + "在完成“签署保密协议”任务之前，除保密协议外不接收任何文件，也不登记产品的保密信息。");
    }
}
