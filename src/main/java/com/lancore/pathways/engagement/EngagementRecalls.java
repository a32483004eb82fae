package com.lancore.pathways.engagement;

import com.lancore.pathways.planning.AgreedMilestone;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Known;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.triage.TriageRow;
import com.lancore.pathways.triage.TriageRow.Status;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person needs in front of them in an engagement: what the tables say today, and what was decided before. */
@Component
class EngagementRecalls {

    private static final Map<Status, Sentence> STATUS = Map.of(
            Status.BLOCKED, Sentence.of("blocked", "禁止"),
            Status.NEEDS_LEGAL_REVIEW, Sentence.of("legal review needed", "需法律审核"),
            Status.NEEDS_INFO, Sentence.of("information needed", "需补充信息"),
            Status.RECOMMENDED, Sentence.of("recommended", "推荐"),
            Status.POSSIBLE, Sentence.of("possible", "可行"),
            Status.ADD_ON, Sentence.of("beside another pathway", "可附加"),
            Status.NO_PATHWAY, Sentence.of("nothing remains", "无可行路径"));

    private final PathwayChoice choice;
    private final ComplianceScreen screen;
    private final RiskClass risk;
    private final Governance governance;

    EngagementRecalls(PathwayChoice choice, ComplianceScreen screen, RiskClass risk, Governance governance) {
        this.choice = choice;
        this.screen = screen;
        this.risk = risk;
        this.governance = governance;
    }

    /** Each pathway that the triage speaks of, with its reasons. */
    Recall triage() {
        return (s, words) -> choice.rows(s.facts(), s.today()).stream()
                .map(EngagementRecalls::known)
                .toList();
    }

    private static Known known(TriageRow row) {
        Sentence status = STATUS.get(row.status());
        return new Known(
                Sentence.of(row.pathway() + ": " + status.en(), row.pathway() + "：" + status.zh()),
                Sentence.joined(
                        row.reasons().stream().map(TriageRow.Reason::sentence).toList()),
                row.reasons().get(0).basis());
    }

    /** What the tables find for the chosen pathways, and what patients may be charged there. */
    Recall[] screen() {
        return new Recall[] {
            Recall.findings(s -> screen.eligibility(s.facts(), s.today())),
            Recall.findings(s -> screen.duties(s.facts(), s.today())),
            (s, words) -> screen.charging(s.facts(), s.today()).stream()
                    .map(row -> new Known(Sentence.of("Charging", "收费"), row.sentence(), row.basis()))
                    .toList()
        };
    }

    /** The class by what is known, and why. */
    Recall riskClass() {
        return (s, words) -> {
            RiskClass.Judged judged = risk.judge(s.facts(), s.today());
            Sentence name = words.value(RiskClass.FIELD, judged.name());
            return judged.rows().stream()
                    .map(row -> new Known(
                            Sentence.of("By what is known: " + name.en(), "按目前信息：" + name.zh()),
                            row.sentence(),
                            row.basis()))
                    .toList();
        };
    }

    /** Where each milestone of the package stands. */
    Recall milestones() {
        return (s, words) -> governance.milestones(s.projectCode()).stream()
                .map(m -> Known.of(Sentence.of(m.name(), m.name()), standing(m)))
                .toList();
    }

    private static Sentence standing(AgreedMilestone m) {
        Sentence when;
        if (m.reachedOn() != null) {
            when = Sentence.of("reached on " + m.reachedOn(), m.reachedOn() + "达成");
        } else if (m.expectedOn() != null) {
            when = Sentence.of("expected on " + m.expectedOn(), "预计" + m.expectedOn());
        } else {
            when = Sentence.of("open", "未达成");
        }
        boolean late = m.workingDaysLate() > 0;
        return Sentence.of(
                "planned for " + m.baselineOn() + ", " + when.en()
                        + (late ? ", late by " + m.workingDaysLate() + " working days" : ""),
                "计划" + m.baselineOn() + "，" + when.zh() + (late ? "，延迟" + m.workingDaysLate() + "个工作日" : ""));
    }

    Recall drift() {
        return Recall.findings(s -> governance.drift(s.projectCode()));
    }

    /** What was settled up to the package. */
    static List<String> settled() {
        return List.of(
                Engagement.PATHWAYS,
                "settledRiskClass",
                "institutionName",
                "piName",
                "lechengInstitution",
                "vendors",
                "fitNote");
    }
}
