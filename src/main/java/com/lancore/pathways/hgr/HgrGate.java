package com.lancore.pathways.hgr;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.hgr.HgrStatus.State;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * No sample with a foreign party before the approval of the cooperation, and none after its term.
 *
 * @param date the legal date on which the approval must have held, or null for now alone
 */
public record HgrGate(Function<Situation, LocalDate> date) implements Requirement {

    public static final Basis APPROVAL = new Basis(
            "HGR Regulation Art. 22: cooperation with a foreign party is approved before it begins", Confidence.LAW);

    @Override
    public List<Finding> findings(Situation s) {
        State state = HgrStatus.of(true, s.facts(Hgr.KEY), s.today());
        LocalDate on = s.isTaken() ? date.apply(s) : null;
        if (state.isOpen() && (on == null || state.covers(on))) {
            return List.of();
        }
        return List.of((state.isOpen() ? notOn(on, state) : notNow(state)).since(state.since()));
    }

    private static Finding notNow(State state) {
        return finding(
                "HGR_NOT_CLEARED",
                "Human genetic resources are not cleared: " + state.status() + " ("
                        + state.status().words().en() + "). The process hgrCompliance says what is open.",
                "人类遗传资源合规尚未完成：" + state.status() + "（" + state.status().words().zh() + "），详见人类遗传资源合规流程。");
    }

    private static Finding notOn(LocalDate on, State state) {
        return finding(
                "HGR_NOT_APPROVED_ON_DATE",
                "The cooperation is approved from " + state.from() + " to " + state.to() + ", which does not cover "
                        + on + ".",
                "国际合作的批准期限为" + state.from() + "至" + state.to() + "，不含" + on + "。");
    }

    private static Finding finding(String code, String en, String zh) {
        return Finding.of(code, APPROVAL, Role.REGULATORY_AFFAIRS, en, zh);
    }
}
