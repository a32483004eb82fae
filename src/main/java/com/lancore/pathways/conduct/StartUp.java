package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.iit.Iit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** For the models: what the start-up of the study says, by its facts and not by a variable. Named {@code startUp}. */
@Component("startUp")
public class StartUp {

    private final Trail trail;
    private final RuntimeService runtime;

    StartUp(Trail trail, @Lazy RuntimeService runtime) {
        this.trail = trail;
        this.runtime = runtime;
    }

    public boolean hasFirstPatient(DelegateExecution conduct) {
        return trail.facts(conduct.getProcessBusinessKey(), Iit.KEY)
                .text("firstPatientDate")
                .isPresent();
    }

    /** Whether it still runs: then its own withdrawal notifies the NHC. */
    public boolean isRunning(DelegateExecution conduct) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(Iit.KEY)
                        .processInstanceBusinessKey(conduct.getProcessBusinessKey())
                        .count()
                > 0;
    }
}
