package com.lancore.pathways.lecheng;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;
import static com.lancore.pathways.requirement.Field.whole;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.event.EventCatalogue;
import com.lancore.pathways.event.ReportedEvent;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.Step;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What happens outside the tasks of special import. */
@Component
class LechengEvents implements EventCatalogue {

    /** All changes of status stop the same: ordering and release; people assess what it means. */
    private static final String STATUS_CHANGED = "accessStatusChanged";

    /** Awaits the approval that lets it open the special import. */
    private static final String ENGAGEMENT = "engagement";

    private final LechengEventRules rules;
    private final AccessGate gate;
    private final AuthorityClocks clocks;

    LechengEvents(LechengEventRules rules, AccessGate gate, AuthorityClocks clocks) {
        this.rules = rules;
        this.gate = gate;
        this.clocks = clocks;
    }

    @Override
    public List<ReportedEvent> events() {
        return Stream.concat(
                        statusChanges(), Stream.of(restored(), paused(), resumed(), shipment(), takeOut(), closed()))
                .toList();
    }

    private static Stream<ReportedEvent> statusChanges() {
        Stream<ReportedEvent> stops = Stream.of(
                        Lecheng.OVERSEAS_APPROVAL_WITHDRAWN,
                        Lecheng.NMPA_REGISTRATION_GRANTED,
                        Lecheng.INSTITUTION_LICENCE_SUSPENDED)
                .map(LechengEvents::statusChange)
                .map(step -> ReportedEvent.told(step, s -> STATUS_CHANGED));
        return Stream.concat(
                stops,
                Stream.of(
                        ReportedEvent.recordedOrAwaited(statusChange(Lecheng.OVERSEAS_APPROVAL_GRANTED), ENGAGEMENT)));
    }

    private static Step statusChange(String event) {
        return Step.of(Lecheng.KEY, event)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date("date", "日期"), text("scope", "范围（ALL或适应症）"))
                .plausible(DateRules.notInFuture("date"));
    }

    private ReportedEvent restored() {
        return ReportedEvent.recorded(statusChange(Lecheng.INSTITUTION_LICENCE_RESTORED)
                .takes(date(Lecheng.LICENCE_VALID_TO, "机构许可有效期止").optional(), note("reason", "理由"))
                .requires(rules.licenceToRestore())
                .plausible(rules.notBeforeSuspension(), DateRules.inOrder("date", Lecheng.LICENCE_VALID_TO)));
    }

    private ReportedEvent paused() {
        return ReportedEvent.recorded(clock(AuthorityClocks.PAUSED)
                .requires(rules.clockRuns(), rules.notBeforeAcceptance())
                .then(clocks::pause));
    }

    private ReportedEvent resumed() {
        return ReportedEvent.recorded(clock(AuthorityClocks.RESUMED)
                .requires(rules.clockStands(), rules.notBeforePause())
                .then(clocks::resume));
    }

    private static Step clock(String event) {
        return Step.of(Lecheng.KEY, event)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(choice("clock", "时限", StatutoryStep.clocks()), date("date", "日期"), note("reason", "理由"))
                .plausible(DateRules.notInFuture("date"));
    }

    private ReportedEvent shipment() {
        return ReportedEvent.told(Step.of(Lecheng.KEY, Lecheng.SHIPMENT_PLANNED)
                .by(Role.CLINICAL_OPERATIONS, Role.PROJECT_MANAGER)
                .takes(text("shipmentCode", "批次编号"), whole("quantity", "数量"))
                .requires(gate.open(), rules.newShipmentCode(), rules.withinApprovedQuantity()));
    }

    private ReportedEvent takeOut() {
        return ReportedEvent.told(Step.of(Lecheng.KEY, Lecheng.TAKE_OUT_REQUESTED)
                .by(Role.CLINICAL_OPERATIONS, Role.PROJECT_MANAGER)
                .takes(
                        text("shipmentCode", "批次编号"),
                        choice("dosageForm", "剂型", "ORAL", "EXTERNAL", "SUBCUTANEOUS", "INFUSION", "DEVICE"),
                        whole("takeOutWeeks", "带离用量（周）"),
                        yesNoUnknown("chronicDisease", "是否慢性病"))
                .requires(rules.released(), rules.takeOutAllowed()));
    }

    private ReportedEvent closed() {
        return ReportedEvent.told(Step.of(Lecheng.KEY, Lecheng.ACCESS_CLOSED)
                .by(Role.CLINICAL_OPERATIONS, Role.PROJECT_MANAGER)
                .takes(note("reason", "理由")));
    }
}
