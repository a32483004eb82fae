package com.lancore.pathways.engagement;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.triage.TriageRow;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Judges before a person decides, each finding on the trail: what stood there that day can be read for ever. */
@Component
class Judgements {

    private static final int LONGEST = 4000;

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
        append(
                execution,
                Engagement.JUDGE_PATHWAYS,
                choice.rows(facts, on).stream()
                        .map(row -> warning(row.pathway(), row.status().name(), reasons(row)))
                        .toList());
    }

    private static String reasons(TriageRow row) {
        String all = row.reasons().stream()
                .map(r -> r.reasonCode() + " (" + r.basis().citation() + ", "
                        + r.basis().confidence() + ")")
                .collect(Collectors.joining("; "));
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
    }

    void screen(DelegateExecution execution, Facts facts, LocalDate on) {
        append(
                execution,
                Engagement.SCREEN_COMPLIANCE,
                Stream.of(
                                screen.eligibility(facts, on).lines(),
                                screen.duties(facts, on).lines(),
                                screen.charging(facts, on).stream()
                                        .map(row -> line(row, "charge"))
                                        .toList())
                        .flatMap(List::stream)
                        .toList());
    }

    void classify(DelegateExecution execution, Facts facts, LocalDate on) {
        append(
                execution,
                Engagement.CLASSIFY_RISK,
                risk.judge(facts, on).rows().stream()
                        .map(row -> line(row, RiskClass.FIELD))
                        .toList());
    }

    private static Act.Line line(Decisions.Row row, String verdict) {
        return warning(
                row.reasonCode(),
                row.text(verdict),
                row.sentence().en() + " (" + row.text("basis") + ", " + row.text("confidence") + ")");
    }

    private static Act.Line warning(String name, String value, String note) {
        return Act.Line.of(TrailEntry.Kind.WARNING, name, value, note);
    }

    private void append(DelegateExecution execution, String node, List<Act.Line> lines) {
        if (!lines.isEmpty()) {
            trail.append(EngagementDelegates.machine(execution, node), lines);
        }
    }
}
