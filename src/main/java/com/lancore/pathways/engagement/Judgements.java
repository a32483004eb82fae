package com.lancore.pathways.engagement;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.EligibilityReport;
import com.lancore.pathways.triage.TriageRow;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Judges before a person decides: each finding on the trail, and all of them for the form. */
@Component
class Judgements {

    private final PathwayChoice choice;
    private final ComplianceScreen screen;
    private final RiskClass risk;
    private final Trail trail;

    Judgements(PathwayChoice choice, ComplianceScreen screen, RiskClass risk, Trail trail) {
        this.choice = choice;
        this.screen = screen;
        this.risk = risk;
        this.trail = trail;
    }

    void triage(DelegateExecution execution, Facts facts, LocalDate on) {
        List<TriageRow> rows = choice.rows(facts, on);
        trail.append(
                EngagementDelegates.machine(execution, Engagement.JUDGE_PATHWAYS),
                rows.stream()
                        .map(row -> Act.Line.of(
                                TrailEntry.Kind.WARNING,
                                row.pathway(),
                                row.status().name(),
                                reasons(row)))
                        .toList());
        execution.setVariable(
                "triageFindings",
                Shown.within(rows.stream().map(Judgements::line).collect(Collectors.joining("\n"))));
    }

    private static String line(TriageRow row) {
        return "- **" + row.pathway() + "** " + row.status() + ": "
                + row.reasons().stream()
                        .map(reason -> reason.sentence().toString())
                        .collect(Collectors.joining(" "));
    }

    private static String reasons(TriageRow row) {
        String all = row.reasons().stream()
                .map(r -> r.reasonCode() + " (" + r.basis().citation() + ", "
                        + r.basis().confidence() + ")")
                .collect(Collectors.joining("; "));
        return all.length() <= 4000 ? all : all.substring(0, 4000);
    }

    void screen(DelegateExecution execution, Facts facts, LocalDate on) {
        EligibilityReport eligibility = screen.eligibility(facts, on);
        EligibilityReport duties = screen.duties(facts, on);
        List<Decisions.Row> charging = screen.charging(facts, on);
        List<Act.Line> lines = Stream.of(
                        eligibility.lines(),
                        duties.lines(),
                        charging.stream().map(Judgements::charge).toList())
                .flatMap(List::stream)
                .toList();
        if (!lines.isEmpty()) {
            trail.append(EngagementDelegates.machine(execution, Engagement.SCREEN_COMPLIANCE), lines);
        }
        execution.setVariable("screenEligibility", Shown.within(eligibility.text()));
        execution.setVariable(
                "screenDuties",
                Shown.within(duties.text() + "\n"
                        + charging.stream()
                                .map(row -> "- " + row.sentence() + " (" + row.text("basis") + ")")
                                .collect(Collectors.joining("\n"))));
    }

    private static Act.Line charge(Decisions.Row row) {
        return Act.Line.of(
                TrailEntry.Kind.WARNING,
                row.reasonCode(),
                row.text("charge"),
                row.sentence().en() + " (" + row.text("basis") + ", " + row.text("confidence") + ")");
    }

    void classify(DelegateExecution execution, Facts facts, LocalDate on) {
        RiskClass.Judged judged = risk.judge(facts, on);
        execution.setVariable("proposedRiskClass", judged.name());
        execution.setVariable(
                "riskFindings",
                Shown.within(judged.rows().stream()
                        .map(row -> "- " + row.text(RiskClass.FIELD) + ": " + row.sentence())
                        .collect(Collectors.joining("\n"))));
    }
}
