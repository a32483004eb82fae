package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.engine.Verdict;
import com.lancore.pathways.requirement.EligibilityReport;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Judges eligibility on what is known now, and writes each finding to the trail. */
@Component
class EligibilityCheck {

    private final Eligibility eligibility;
    private final Trail trail;
    private final Clock clock;

    EligibilityCheck(Eligibility eligibility, Trail trail, Clock clock) {
        this.eligibility = eligibility;
        this.trail = trail;
        this.clock = clock;
    }

    void check(DelegateExecution execution) {
        String code = execution.getProcessBusinessKey();
        EligibilityReport report = eligibility.report(trail.facts(code, Iit.KEY), Shanghai.today(clock));
        if (!report.isEmpty()) {
            trail.append(
                    new Act(code, Act.MACHINE, Iit.KEY, execution.getProcessInstanceId(), "checkEligibility"),
                    report.lines());
        }
        Verdict.write(execution, "eligible", report.isEmpty());
        execution.setVariable("eligibilityFindings", report.text());
    }
}
