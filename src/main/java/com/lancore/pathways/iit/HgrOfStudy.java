package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.hgr.Hgr;
import com.lancore.pathways.project.Projects;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The human genetic resources of a study: a process of its own, opened by the study when a foreign party takes part or
 * may. It outlives the start-up, since the cooperation does.
 */
@Component
class HgrOfStudy {

    private final RuntimeService runtime;
    private final Projects projects;
    private final Trail trail;
    private final ForeignParty foreignParty;
    private final Clock clock;

    HgrOfStudy(@Lazy RuntimeService runtime, Projects projects, Trail trail, ForeignParty foreignParty, Clock clock) {
        this.runtime = runtime;
        this.projects = projects;
        this.trail = trail;
        this.foreignParty = foreignParty;
        this.clock = clock;
    }

    void openIfItApplies(DelegateExecution study) {
        openIfItApplies(study.getProcessBusinessKey());
    }

    void openIfItApplies(String code) {
        if (!applies(code) || projects.pathway(code, Hgr.KEY).isPresent()) {
            return;
        }
        ProcessInstance opened = runtime.startProcessInstanceByKey(
                Hgr.KEY,
                code,
                Map.of(
                        "projectCode",
                        code,
                        "title",
                        projects.find(code).orElseThrow().title()));
        trail.append(
                new Act(code, Act.MACHINE, Hgr.KEY, opened.getId(), Hgr.OPENED),
                Act.Line.fact(
                        "openedForForeignParty",
                        facts(code).text("foreignParty").orElse("UNKNOWN")));
    }

    /** The first patient came, and nobody foreign takes part after all: nothing is left to be cleared. */
    void endUnlessItApplies(DelegateExecution study) {
        String code = study.getProcessBusinessKey();
        if (!applies(code)) {
            projects.pathway(code, Hgr.KEY).ifPresent(instance -> runtime.createMessageCorrelation("projectEnded")
                    .processInstanceId(instance)
                    .correlateAll());
        }
    }

    private boolean applies(String code) {
        return foreignParty.mayTakePart(facts(code), Shanghai.today(clock));
    }

    private Facts facts(String code) {
        return trail.facts(code, Iit.KEY);
    }
}
