package com.lancore.pathways.hgr;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.project.Projects;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Where other rooms say that the study, and with it the cooperation, has ended. */
@Component
public class Cooperation {

    private final RuntimeService runtime;
    private final Projects projects;
    private final Trail trail;

    Cooperation(@Lazy RuntimeService runtime, Projects projects, Trail trail) {
        this.runtime = runtime;
        this.projects = projects;
        this.trail = trail;
    }

    /**
     * Ends the cooperation: where it was approved, the joint report is owed from now on. Does nothing where no process
     * {@code hgrCompliance} runs, or where the end was told before.
     *
     * @param on the day of the end, from which the period of the joint report is counted, in Shanghai
     */
    public void ended(String projectCode, LocalDate on) {
        projects.pathway(projectCode, Hgr.KEY).filter(this::awaitsTheEnd).ifPresent(instance -> {
            trail.append(
                    new Act(projectCode, Act.MACHINE, Hgr.KEY, instance, Hgr.COOPERATION_ENDED),
                    Act.Line.fact("cooperationEndedOn", on.toString()));
            runtime.createMessageCorrelation(Hgr.COOPERATION_ENDED)
                    .processInstanceId(instance)
                    .correlate();
        });
    }

    private boolean awaitsTheEnd(String instance) {
        return runtime.createEventSubscriptionQuery()
                        .processInstanceId(instance)
                        .eventName(Hgr.COOPERATION_ENDED)
                        .count()
                > 0;
    }
}
