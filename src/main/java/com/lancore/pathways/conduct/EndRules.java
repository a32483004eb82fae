package com.lancore.pathways.conduct;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.hgr.Hgr;
import com.lancore.pathways.iit.Iit;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.util.List;
import java.util.stream.Stream;

/** What must hold before a study that has ended is reported on and archived. */
final class EndRules {

    private static final Basis RETENTION = new Basis(
            "Order 818: records are kept for 30 years, permanently where offspring are involved", Confidence.LAW);
    private static final Basis REPORTED = new Basis(
            "Order 818: serious events are reported and assessed, also where the study has ended", Confidence.LAW);

    private EndRules() {}

    /** A study is not put away while a safety event of it is still reported or assessed. */
    static Requirement safetyEventsClosed() {
        return s -> SafetyEvents.allClosed(s.facts(SafetyReport.KEY))
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

    /** Where a foreign party took part, or may have, and no process of its own reports on the cooperation. */
    static boolean owesJointReport(Situation s) {
        return !s.facts(Iit.KEY).is("foreignParty", "NO")
                && s.facts(Hgr.KEY).of(Hgr.OPENED).isEmpty();
    }
}
