package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.requirement.Decisions;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What follows at once from a safety event. */
@Component
class SafetyEvents {

    private final ConductRules rules;
    private final ConductLife life;
    private final Reports reports;
    private final Trail trail;

    SafetyEvents(ConductRules rules, ConductLife life, Reports reports, Trail trail) {
        this.rules = rules;
        this.life = life;
        this.reports = reports;
        this.trail = trail;
    }

    /** Asks the table, writes what it says to the trail, and suspends the study where it says so. */
    void judge(DelegateExecution safety) {
        FactRecord reported = reports.followedBy(safety, Conduct.SAFETY_EVENT);
        Decisions.Row row =
                rules.followsFrom(reported.text("safetyEventKind").orElseThrow(), Shanghai.dateOf(reported.at()));
        trail.append(
                new Act(
                        safety.getProcessBusinessKey(),
                        Act.MACHINE,
                        SafetyReport.KEY,
                        safety.getProcessInstanceId(),
                        SafetyReport.DECIDED),
                List.of(
                        Reports.follows(safety),
                        Act.Line.fact("safetyAction", row.text("action")),
                        Act.Line.of(
                                TrailEntry.Kind.WARNING,
                                row.reasonCode(),
                                row.text("action"),
                                row.sentence().en() + " (" + row.text("basis") + ", " + row.text("confidence") + ")")));
        if ("SUSPEND".equals(row.text("action"))) {
            life.suspend(safety.getProcessBusinessKey(), ConductLife.causeOf(safety));
        }
    }

    /** Whether every event is treated and reported, and its last assessment is final and reported. */
    static boolean allClosed(Facts safety) {
        return safety.of(SafetyReport.DECIDED).stream()
                .map(FactRecord::processInstanceId)
                .map(safety::ofInstance)
                .allMatch(SafetyEvents::isClosed);
    }

    private static boolean isClosed(Facts own) {
        long assessed = own.latest(SafetyReport.ASSESS_EVENT)
                .filter(r -> !r.is("assessmentOutcome", "SUSPEND"))
                .map(FactRecord::number)
                .orElse(Long.MAX_VALUE);
        return own.latest(SafetyReport.TREAT_SUBJECTS).isPresent()
                && own.latest(SafetyReport.REPORT_EVENT).isPresent()
                && own.latest(SafetyReport.REPORT_ASSESSMENT)
                        .filter(r -> r.number() > assessed)
                        .isPresent();
    }
}
