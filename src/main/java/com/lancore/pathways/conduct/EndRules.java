package com.lancore.pathways.conduct;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What must hold before a study that has ended is reported on and archived. */
@Component
class EndRules {

    private static final Basis RETENTION = new Basis(
            "Order 818: records are kept for 30 years, permanently where offspring are involved", Confidence.LAW);
    private static final Basis REPORTED = new Basis(
            "Order 818: serious events are reported and assessed, also where the study has ended", Confidence.LAW);
    private static final Basis HGR =
            new Basis("HGR Regulation Art. 26: joint report within six months of the end", Confidence.LAW);

    private final RuntimeService runtime;

    EndRules(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** A study is not put away while a safety event of it is still reported or assessed. */
    Requirement safetyEventsClosed() {
        return s -> runtime.createProcessInstanceQuery()
                                .processDefinitionKey(SafetyReport.KEY)
                                .processInstanceBusinessKey(s.projectCode())
                                .count()
                        == 0
                ? List.of()
                : List.of(Finding.of(
                        "SAFETY_EVENT_OPEN",
                        REPORTED,
                        Role.REGULATORY_AFFAIRS,
                        "A safety event of this study is still under way: report it and have it assessed first.",
                        "该研究尚有安全事件未结案：请先完成报告和评估。"));
    }

    /** The retention depends on it: it must be known, and what was once said is not unsaid here. */
    static Requirement offspringKnown() {
        return s -> {
            boolean saidYes = Stream.of(s.facts(Iit.KEY), s.facts(Conduct.KEY))
                    .map(Facts::all)
                    .flatMap(List::stream)
                    .anyMatch(r -> r.is("offspringAffected", "YES"));
            if (s.answers().is("offspringAffected", "UNKNOWN")) {
                return List.of(Finding.of(
                        "OFFSPRING_UNKNOWN",
                        RETENTION,
                        Role.REGULATORY_AFFAIRS,
                        "Whether offspring are affected decides how long the records are kept: answer YES or NO.",
                        "是否影响子代决定保存期限：请明确为YES或NO。"));
            }
            return saidYes && s.answers().is("offspringAffected", "NO")
                    ? List.of(Finding.of(
                            "OFFSPRING_AFFECTED",
                            RETENTION,
                            Role.REGULATORY_AFFAIRS,
                            "Offspring are recorded as affected: the records are kept for ever; have it corrected (factCorrected) where it is wrong.",
                            "已登记为影响子代：须永久保存；如有误请报告更正（factCorrected）。"))
                    : List.of();
        };
    }

    /** Where a foreign party is known to have taken part there is no way past the report. */
    static Requirement jointReportApplies() {
        return s -> s.answers().is("jointReportOutcome", "NOT_APPLICABLE")
                        && s.facts(Iit.KEY).is("foreignParty", "YES")
                ? List.of(Finding.of(
                        "FOREIGN_PARTY_TOOK_PART",
                        HGR,
                        Role.REGULATORY_AFFAIRS,
                        "A foreign party took part in this study: the joint report is due.",
                        "该研究有外方参与：须提交共同报告。"))
                : List.of();
    }
}
