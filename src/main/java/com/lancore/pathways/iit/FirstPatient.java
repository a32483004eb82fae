package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** A patient before the filing is not refused, since it has happened: it is recorded as the breach that it is. */
@Component
class FirstPatient {

    private final Trail trail;

    FirstPatient(Trail trail) {
        this.trail = trail;
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
