package com.lancore.pathways.conduct;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.iit.FirstPatientHold;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Situation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nobody is enrolled while the study is suspended, once it is terminated, or while a change pauses enrolment. */
@Component
class EnrolmentHold implements FirstPatientHold {

    private static final Basis SUSPENDED =
            new Basis("Order 818: a study that was required to stop, or that is at risk, is suspended", Confidence.LAW);
    private static final Basis CHANGED = new Basis(
            "Order 818: research follows the filed protocol; a change is reviewed and filed again", Confidence.LAW);

    @Override
    public List<Finding> findings(Situation s) {
        ConductStatus status = ConductStatus.of(s.facts(Conduct.KEY));
        if (status.termination().isPresent()) {
            return List.of(Finding.of(
                            "CONDUCT_TERMINATED",
                            SUSPENDED,
                            Role.REGULATORY_AFFAIRS,
                            "The study was terminated: nobody is enrolled any more.",
                            "研究已终止，不得再入组受试者。")
                    .since(status.termination().get().at()));
        }
        List<Finding> findings = new ArrayList<>();
        status.suspensions().forEach((cause, record) -> {
            // a withdrawn ethics approval is told by the gate of the start-up itself
            if (!cause.equals(ConductStatus.BY_ETHICS)) {
                findings.add(suspended(cause, record));
            }
        });
        Changes.pausing(s.facts(ProtocolChange.KEY)).forEach(change -> findings.add(paused(change)));
        return findings;
    }

    private static Finding suspended(String cause, FactRecord record) {
        boolean byNhc = cause.equals(ConductStatus.BY_NHC);
        return Finding.of(
                        "CONDUCT_SUSPENDED",
                        SUSPENDED,
                        byNhc ? Role.REGULATORY_AFFAIRS : Role.ETHICS_COMMITTEE,
                        byNhc
                                ? "The study is suspended by order of the NHC: nobody is enrolled until its order to resume is reported (nhcOrder)."
                                : "The study is suspended after a safety event: nobody is enrolled until the ethics committee has assessed it.",
                        byNhc ? "研究已被国家卫生健康委要求暂停：报告恢复决定（nhcOrder）前不得入组。" : "研究因安全事件暂停：伦理委员会完成评估前不得入组。")
                .since(record.at());
    }

    private static Finding paused(FactRecord change) {
        return Finding.of(
                        "ENROLMENT_PAUSED_BY_CHANGE",
                        CHANGED,
                        Role.REGULATORY_AFFAIRS,
                        "A change of the protocol is under way: enrolment is paused until it is reviewed and filed, or closed.",
                        "研究方案变更正在办理：完成审查和变更备案（或办结）前暂停入组。")
                .since(change.at());
    }
}
