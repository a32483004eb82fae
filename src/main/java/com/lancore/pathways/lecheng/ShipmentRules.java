package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.rwd.Rwd;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What must hold before the steps of a lot, beside the gate that all of them pass. */
@Component
class ShipmentRules {

    private static final Basis CUSTOMS =
            new Basis("Haikou Customs: no refurbished, used or expired goods in the pilot zone", Confidence.LAW);
    private static final Basis COLD_CHAIN =
            new Basis("Whole-chain traceability of the pilot zone: an excursion quarantines the lot", Confidence.SEED);
    private static final Basis RWD =
            new Basis("Hainan RWD pilot: protocol and endpoints before the first release", Confidence.SEED);

    private final Decisions decisions;
    private final Trail trail;

    ShipmentRules(Decisions decisions, Trail trail) {
        this.decisions = decisions;
        this.trail = trail;
    }

    Requirement notRefurbished() {
        return s -> s.answers().is("refurbished", "YES", "UNKNOWN")
                ? List.of(Finding.of(
                        "REFURBISHED_GOODS",
                        CUSTOMS,
                        Role.QUALITY_ASSURANCE,
                        "Refurbished or used goods are not cleared; unknown must be found out first.",
                        "翻新或旧品不得通关；情况不明的须先查明。"))
                : List.of();
    }

    Requirement shelfLifeLeft() {
        return s -> s.answers()
                .date("shelfLifeEndsOn")
                .filter(until -> !until.isAfter(s.today()))
                .map(until -> List.of(Finding.of(
                        "SHELF_LIFE_ENDED",
                        CUSTOMS,
                        Role.QUALITY_ASSURANCE,
                        "The shelf life ended on " + until + ".",
                        "产品有效期已于" + until + "届满。")))
                .orElse(List.of());
    }

    /** The tariff rule in force today, where it is not sure: shown, not decided. */
    void warnOfTariff(Situation s, long act) {
        for (Row row : decisions.evaluate(
                "tariffTreatment",
                Map.of("tariffTreatment", s.answers().text("tariffTreatment").orElseThrow()),
                s.today())) {
            if (!"OK".equals(row.text("status"))) {
                trail.append(
                        new Act(
                                s.projectCode(),
                                Act.MACHINE,
                                Shipment.KEY,
                                s.processInstanceId(),
                                Shipment.CLEAR_CUSTOMS),
                        Act.Line.of(
                                TrailEntry.Kind.WARNING,
                                row.reasonCode(),
                                row.text("status"),
                                row.sentence().en() + " (" + row.text("basis") + ", " + row.text("confidence") + ")"));
            }
        }
    }

    Requirement cleared() {
        return s -> s.facts().latest(Shipment.CLEAR_CUSTOMS).isPresent()
                ? List.of()
                : List.of(Finding.of(
                        "NOT_CLEARED",
                        CUSTOMS,
                        Role.QUALITY_ASSURANCE,
                        "The lot is not cleared by customs.",
                        "该批次尚未通关。"));
    }

    Requirement coldChainHeld() {
        return s -> isQuarantined(s.facts())
                ? List.of(Finding.of(
                        "LOT_QUARANTINED",
                        COLD_CHAIN,
                        Role.QUALITY_ASSURANCE,
                        "The lot is in quarantine: its cold chain or its temperature log is not complete.",
                        "该批次处于隔离状态：冷链或温度记录不完整。"))
                : List.of();
    }

    /** The cold chain was broken, or its log does not prove it. */
    static boolean isQuarantined(Facts facts) {
        Optional<FactRecord> received = facts.latest(Shipment.RECEIVE_INTO_BOND);
        return received.isEmpty()
                || received.get().is("coldChainIntact", "NO")
                || received.get().is("temperatureLogComplete", "NO");
    }

    Requirement rwdProtocol() {
        return s -> !s.facts(Lecheng.KEY).is("rwdPlanned", "YES")
                        || s.facts(Rwd.KEY).latest(Rwd.APPROVE_PROTOCOL).isPresent()
                ? List.of()
                : List.of(Finding.of(
                        "RWD_PROTOCOL_MISSING",
                        RWD,
                        Role.CLINICAL_OPERATIONS,
                        "Real-world data was chosen: its protocol and endpoints are approved before the first release.",
                        "已选择真实世界数据研究：首次放行前须批准其方案和终点。"));
    }
}
