package com.lancore.pathways.iit;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.importing.ImportCompliance;
import com.lancore.pathways.importing.ImportStatus;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** In which state of a study an event can have happened. */
@Component
class EventRules {

    private final IitRules rules;

    EventRules(IitRules rules) {
        this.rules = rules;
    }

    Requirement filed() {
        return state(EventRules::isFiled, "Nothing has been filed with the NHC yet.", "尚未向国家卫生健康委备案。");
    }

    Requirement notFiled() {
        return state(
                s -> !isFiled(s),
                "The filing with the NHC is made: an opinion is not voided any more, it is withdrawn (ethicsWithdrawn).",
                "已完成备案：审查意见不再作废，请报告“伦理批件撤回”（ethicsWithdrawn）。");
    }

    Requirement notNumbered() {
        return state(
                s -> s.facts().text("filingNumber").isEmpty(),
                "The filing number is recorded: the filing cannot have been returned.",
                "备案编号已登记，备案不可能被退回。");
    }

    Requirement opinionOnRecord() {
        return state(
                s -> (s.answers().is("opinion", "ACADEMIC")
                                ? rules.opinions(s).academic()
                                : rules.opinions(s).ethics())
                        .isPresent(),
                "No such opinion is recorded in this round.",
                "本轮尚未登记该审查意见。");
    }

    Requirement ethicsOnRecord() {
        return state(
                s -> rules.opinions(s).ethics().filter(Letter::approves).isPresent(),
                "No approving ethics opinion is recorded in this round.",
                "本轮尚未登记同意的伦理审查意见。");
    }

    Requirement importNotConfirmed() {
        return state(
                s -> {
                    ImportStatus.State state =
                            ImportStatus.of(IitRules.mayBeImported(s), s.facts(ImportCompliance.KEY), s.today());
                    return !state.isOpen()
                            || s.answers()
                                    .date("ethicsLetterDate")
                                    .filter(date -> !state.covers(date))
                                    .isPresent();
                },
                "Import compliance does not stand in the way: record the letter in its task.",
                "进口合规并未受阻：请在任务中登记伦理审查意见。");
    }

    /** One return at a time: the filing that came back is resubmitted first. */
    Requirement notReturnedYet() {
        return state(
                s -> s.facts().latest("filingReturned").map(FactRecord::number).orElse(0L)
                        <= s.facts()
                                .latest(Iit.RESUBMIT_FILING)
                                .map(FactRecord::number)
                                .orElse(0L),
                "The filing is returned already and awaits its resubmission.",
                "备案已退回，正待重新提交。");
    }

    Requirement notWithdrawnYet() {
        return state(
                s -> IitRules.ethicsNotWithdrawn().findings(s).isEmpty(),
                "The ethics approval is withdrawn already.",
                "伦理批件已被撤回。");
    }

    Requirement multiCentre() {
        return state(s -> s.facts().is("multiCentre", "YES"), "The study has one site only.", "该研究只有一家机构。");
    }

    private static boolean isFiled(Situation s) {
        return s.facts().text("filingDate").isPresent();
    }

    private static Requirement state(Predicate<Situation> holds, String en, String zh) {
        return s -> holds.test(s)
                ? List.of()
                : List.of(Finding.of(Finding.NOT_IN_THIS_STATE, Basis.PLAUSIBILITY, Role.PROJECT_MANAGER, en, zh));
    }
}
