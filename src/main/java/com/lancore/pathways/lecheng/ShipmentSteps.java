package com.lancore.pathways.lecheng;

import static com.lancore.pathways.requirement.Field.amount;
import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.currency;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.requirement.Recall;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.StepCatalogue;
import java.util.List;
import org.springframework.stereotype.Component;

/** The steps of one lot: customs, bond, release. */
@Component
class ShipmentSteps implements StepCatalogue {

    private static final Recall LOT = Recall.facts("shipmentCode", "quantity");
    private static final Recall PRODUCT = Recall.factsOf(Lecheng.KEY, "assetName", "indication", "lechengInstitution");

    private final AccessGate gate;
    private final ShipmentRules rules;
    private final Charging charging;

    ShipmentSteps(AccessGate gate, ShipmentRules rules, Charging charging) {
        this.gate = gate;
        this.rules = rules;
        this.charging = charging;
    }

    @Override
    public List<Step> steps() {
        return List.of(clearCustoms(), receiveIntoBond(), decideQuarantine(), releaseForUse());
    }

    private Step clearCustoms() {
        return Step.of(Shipment.KEY, Shipment.CLEAR_CUSTOMS)
                .by(Role.QUALITY_ASSURANCE)
                .takes(
                        text("importerName", "进口企业"),
                        text("customsReference", "报关单号"),
                        choice("tariffTreatment", "关税待遇", "ZERO_TARIFF", "TAXED", "UNKNOWN"),
                        yesNoUnknown("refurbished", "是否为翻新或旧品").optional(),
                        date("shelfLifeEndsOn", "有效期止").optional())
                .asks(DocumentKind.CUSTOMS_RELEASE)
                .requires(rules.notRefurbished(), rules.shelfLifeLeft(), gate.open())
                .shows("shipmentCode", "quantity")
                .recalls(LOT, PRODUCT)
                .then(rules::warnOfTariff);
    }

    private Step receiveIntoBond() {
        return Step.of(Shipment.KEY, Shipment.RECEIVE_INTO_BOND)
                .by(Role.QUALITY_ASSURANCE)
                .takes(
                        choice("coldChainIntact", "冷链是否完整", "YES", "NO"),
                        text("traceabilityCode", "追溯码"),
                        choice("temperatureLogComplete", "温度记录是否完整", "YES", "NO")
                                .optional())
                .asks(DocumentKind.TEMPERATURE_LOG)
                .shows("shipmentCode", "quantity")
                .recalls(LOT, Recall.facts("importerName", "customsReference", "tariffTreatment", "shelfLifeEndsOn"));
    }

    private static Step decideQuarantine() {
        return Step.of(Shipment.KEY, Shipment.DECIDE_QUARANTINE)
                .by(Role.QUALITY_ASSURANCE)
                .takes(choice("quarantineDecision", "隔离批次处理", "RECEIVE_AGAIN", "DESTROY"), note("reason", "理由"))
                .shows("shipmentCode", "quantity")
                .recalls(LOT, Recall.facts("coldChainIntact", "temperatureLogComplete", "traceabilityCode"));
    }

    private Step releaseForUse() {
        return Step.of(Shipment.KEY, Shipment.RELEASE_FOR_USE)
                .by(Role.CLINICAL_OPERATIONS)
                .takes(
                        choice(
                                        "chargeSetting",
                                        "收费情形",
                                        "LECHENG_A",
                                        "LECHENG_A_STUDY_ONLY",
                                        "IIT_818",
                                        "CLINICAL_TRIAL",
                                        "DONATED",
                                        "ROUTINE_CARE",
                                        "UNKNOWN")
                                .optional(),
                        amount("patientChargeAmount", "患者收费金额").optional(),
                        currency("patientChargeCurrency", "收费币种").optional())
                .asks(DocumentKind.CONSENT_TEMPLATE, DocumentKind.ETHICS_OPINION, DocumentKind.INSURANCE)
                .requires(rules.cleared(), rules.coldChainHeld(), rules.rwdProtocol(), charging.bySetting())
                .plausible(Charging.inACurrency())
                .holds(gate.open())
                .shows("shipmentCode", "quantity")
                .recalls(
                        LOT,
                        PRODUCT,
                        Recall.factsOf(Lecheng.KEY, Lecheng.LICENCE_VALID_TO),
                        Recall.facts(
                                "traceabilityCode",
                                "coldChainIntact",
                                "temperatureLogComplete",
                                "shelfLifeEndsOn",
                                "tariffTreatment"));
    }
}
