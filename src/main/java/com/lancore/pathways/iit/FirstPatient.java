package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** A patient before the filing is not refused, since it has happened: it is recorded as the breach that it is. */
@Component
class FirstPatient {

    private final Trail trail;
    private final RuntimeService runtime;

    FirstPatient(Trail trail, @Lazy RuntimeService runtime) {
        this.trail = trail;
        this.runtime = runtime;
    }

    /** From now on there is something to report on. */
    void tellConduct(DelegateExecution study) {
        runtime.createMessageCorrelation("firstPatientConfirmed")
                .processInstanceBusinessKey(study.getProcessBusinessKey())
                .correlateAll();
    }

    boolean cameAfterFiling(DelegateExecution study) {
        Facts facts = trail.facts(study.getProcessBusinessKey(), Iit.KEY);
        LocalDate patient = facts.date("firstPatientDate").orElseThrow();
        LocalDate filed = facts.date("filingDate").orElseThrow();
        if (!patient.isBefore(filed)) {
            return true;
        }
        trail.append(
                new Act(
                        study.getProcessBusinessKey(),
                        Act.MACHINE,
                        Iit.KEY,
                        study.getProcessInstanceId(),
                        "judgeFirstPatient"),
                Act.Line.of(
                        TrailEntry.Kind.BREACH,
                        "FIRST_PATIENT_BEFORE_FILING",
                        patient.toString(),
                        "the first patient of " + patient + " came before the filing of " + filed));
        return false;
    }
}
