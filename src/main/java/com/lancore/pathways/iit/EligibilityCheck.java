package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.requirement.Decisions.Row;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
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
        List<Row> findings = eligibility.findings(trail.facts(code, Iit.KEY), Shanghai.today(clock));
        if (!findings.isEmpty()) {
            trail.append(
                    new Act(code, Act.MACHINE, Iit.KEY, execution.getProcessInstanceId(), "checkEligibility"),
                    findings.stream().map(EligibilityCheck::line).toList());
        }
        execution.setVariable("eligible", findings.isEmpty());
        execution.setVariable(
                "eligibilityFindings",
                findings.stream()
                        .map(row -> "- " + row.text("status") + ": " + row.sentence() + " (" + row.text("basis") + ", "
                                + row.text("confidence") + ")")
                        .collect(Collectors.joining("\n")));
    }

    private static Act.Line line(Row row) {
        return Act.Line.of(
                TrailEntry.Kind.WARNING,
                row.reasonCode(),
                row.text("status"),
                row.sentence().en() + " (" + row.text("basis") + ", " + row.text("confidence") + ")");
    }
}
