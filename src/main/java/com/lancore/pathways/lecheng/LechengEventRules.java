package com.lancore.pathways.lecheng;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** In which state of a special import an event can have happened. */
@Component
class LechengEventRules {

    private static final Basis QUANTITY =
            new Basis("Qiong Fu [2023] 16: imported within the approved quantity", Confidence.LAW);

    private final DeadlineRegister register;
    private final Decisions decisions;

    LechengEventRules(DeadlineRegister register, Decisions decisions) {
        this.register = register;
        this.decisions = decisions;
    }

    Requirement clockRuns() {
        return state(
                s -> clock(s).filter(d -> d.pausedOn() == null).isPresent(),
                "This clock of the authority does not run now.",
                "该审批时限目前未在计算中。");
    }

    Requirement clockStands() {
        return state(
                s -> clock(s).filter(d -> d.pausedOn() != null).isPresent(),
                "This clock of the authority is not stopped.",
                "该审批时限目前未中止。");
    }

    Requirement notBeforeAcceptance() {
        return DateRules.notBefore(
                "date", s -> clock(s).map(Deadline::countedFrom), Sentence.of("the acceptance", "受理日期"));
    }

    Requirement notBeforePause() {
        return DateRules.notBefore("date", s -> clock(s).map(Deadline::pausedOn), Sentence.of("the stop", "中止日期"));
    }

    private Optional<Deadline> clock(Situation s) {
        return register.running(s.processInstanceId(), s.answers().text("clock").orElse(""));
    }

    /** A suspension is lifted, or a validity is renewed; otherwise there is nothing to restore. */
    Requirement licenceToRestore() {
        return state(
                s -> s.answers().date(Lecheng.LICENCE_VALID_TO).isPresent()
                        || suspension(s).isPresent(),
                "No suspension of the licence was reported in this project, and no new validity is given.",
                "本项目未报告许可暂停，亦未填写新的有效期。");
    }

    Requirement notBeforeSuspension() {
        return DateRules.notBefore(
                "date", s -> suspension(s).flatMap(r -> r.date("date")), Sentence.of("the suspension", "暂停日期"));
    }

    private static Optional<FactRecord> suspension(Situation s) {
        return s.facts().latest(Lecheng.INSTITUTION_LICENCE_SUSPENDED);
    }

    Requirement newShipmentCode() {
        return s -> s.facts().of(Lecheng.SHIPMENT_PLANNED).stream()
                        .anyMatch(r -> r.text("shipmentCode").equals(s.answers().text("shipmentCode")))
                ? List.of(Finding.of(
                        "SHIPMENT_CODE_TAKEN",
                        Basis.PLAUSIBILITY,
                        Role.CLINICAL_OPERATIONS,
                        "The shipment code is taken in this project.",
                        "该批次编号在本项目中已使用。"))
                : List.of();
    }

    /** All shipments together stay within what was approved, where a quantity was. */
    Requirement withinApprovedQuantity() {
        return s -> {
            Optional<Long> approved = s.facts()
                    .latest(Lecheng.RECORD_IMPORT_DECISION)
                    .flatMap(r -> r.text("approvedQuantity"))
                    .map(Long::valueOf);
            long ordered = s.facts().of(Lecheng.SHIPMENT_PLANNED).stream()
                    .mapToLong(r -> Long.parseLong(r.text("quantity").orElseThrow()))
                    .sum();
            long asked = s.answers().text("quantity").map(Long::valueOf).orElse(0L);
            return approved.filter(limit -> ordered + asked > limit)
                    .map(limit -> List.of(Finding.of(
                            "QUANTITY_EXCEEDED",
                            QUANTITY,
                            Role.REGULATORY_AFFAIRS,
                            "Approved are " + limit + ", planned already " + ordered + ": another " + asked
                                    + " is more than was approved.",
                            "批准数量为" + limit + "，已计划" + ordered + "：再增加" + asked + "将超过批准数量。")))
                    .orElse(List.of());
        };
    }

    /** Only what was released to a patient can be taken out. */
    Requirement released() {
        return s -> shipment(s)
                        .flatMap(lot -> s.facts(Shipment.KEY)
                                .ofInstance(lot.processInstanceId())
                                .latest(Shipment.RELEASE_FOR_USE))
                        .isPresent()
                ? List.of()
                : List.of(Finding.of(
                        "LOT_NOT_RELEASED",
                        Basis.PLAUSIBILITY,
                        Role.CLINICAL_OPERATIONS,
                        "No lot of this shipment code was released for use.",
                        "该批次尚未放行使用。"));
    }

    Requirement takeOutAllowed() {
        return s -> {
            Map<String, Object> inputs = new HashMap<>();
            inputs.put("dosageForm", s.answers().text("dosageForm").orElse(null));
            inputs.put("chronicDisease", s.answers().text("chronicDisease").orElse(null));
            inputs.put(
                    "takeOutWeeks",
                    s.answers().text("takeOutWeeks").map(Long::valueOf).orElse(null));
            inputs.put("tariffTreatment", tariff(s).orElse("UNKNOWN"));
            return decisions.evaluate("takeOut", inputs, s.today()).stream()
                    .filter(row -> !"ALLOWED".equals(row.text("status")))
                    .map(row -> new Finding(
                            row.reasonCode(), row.basis(), row.sentence(), Role.CLINICAL_OPERATIONS, null, null))
                    .toList();
        };
    }

    private static Optional<String> tariff(Situation s) {
        return shipment(s).flatMap(lot -> s.facts(Shipment.KEY)
                .ofInstance(lot.processInstanceId())
                .text("tariffTreatment"));
    }

    private static Optional<FactRecord> shipment(Situation s) {
        return s.facts(Shipment.KEY).of(Shipment.PLANNED).stream()
                .filter(r -> r.text("shipmentCode").equals(s.answers().text("shipmentCode")))
                .findFirst();
    }

    private static Requirement state(Predicate<Situation> holds, String en, String zh) {
        return s -> holds.test(s)
                ? List.of()
                : List.of(Finding.of(Finding.NOT_IN_THIS_STATE, Basis.PLAUSIBILITY, Role.REGULATORY_AFFAIRS, en, zh));
    }
}
