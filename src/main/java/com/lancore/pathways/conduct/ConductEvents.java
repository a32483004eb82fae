package com.lancore.pathways.conduct;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.document.DocumentKind;
import com.lancore.pathways.event.EventCatalogue;
import com.lancore.pathways.event.ReportedEvent;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.DocumentAsk;
import com.lancore.pathways.requirement.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happens to a study after its filing number. */
@Component
class ConductEvents implements EventCatalogue {

    private final ConductRules rules;
    private final Retention retention;

    ConductEvents(ConductRules rules, Retention retention) {
        this.rules = rules;
        this.retention = retention;
    }

    @Override
    public List<ReportedEvent> events() {
        return List.of(materialChange(), safetyEvent(), nhcOrder(), studyCompleted(), offspringEffectFound());
    }

    private static ReportedEvent materialChange() {
        return ReportedEvent.told(event(Conduct.MATERIAL_CHANGE)
                .takes(
                        choice(
                                "changeKind",
                                "变更内容",
                                "PURPOSE",
                                "TECHNOLOGY",
                                "POPULATION_OR_DOSE",
                                "INVESTIGATOR",
                                "SITE",
                                "ENDPOINT",
                                "MINOR",
                                "URGENT_HAZARD",
                                "UNKNOWN"),
                        yesNoUnknown("affectsSubjectsRights", "是否影响受试者权益"),
                        note("changeDescription", "变更说明"))
                .requires(ConductRules.running()));
    }

    private ReportedEvent safetyEvent() {
        return ReportedEvent.told(
                event(Conduct.SAFETY_EVENT)
                        .takes(
                                choice(
                                        "safetyEventKind",
                                        "安全事件类型",
                                        "SERIOUS_ADVERSE_REACTION",
                                        "MAJOR_RISK",
                                        "SAFETY_OR_EFFICACY_PROBLEM",
                                        "UNKNOWN"),
                                date("knownDate", "获知日期"),
                                note("safetyDescription", "安全事件说明"))
                        .plausible(DateRules.notInFuture("knownDate"), ConductRules.notBeforeFiling("knownDate")),
                s -> rules.ends(s) ? Conduct.TERMINATED : Conduct.SAFETY_EVENT);
    }

    private static ReportedEvent nhcOrder() {
        return ReportedEvent.told(
                event(Conduct.NHC_ORDER)
                        .takes(
                                choice("order", "国家卫生健康委决定", "SUSPEND", "RESUME", "TERMINATE"),
                                date("date", "日期"),
                                note("reason", "理由"))
                        .requires(
                                ConductRules.running(),
                                ConductRules.suspendedByNhcToResume(),
                                // an order is a paper of its own: one that came before proves nothing of this one
                                DocumentAsk.always(DocumentKind.EVIDENCE).since(s -> s.facts()
                                        .latest(Conduct.NHC_ORDER)
                                        .map(r -> r.number())
                                        .orElse(0L)))
                        .plausible(DateRules.notInFuture("date"), ConductRules.notBeforeFiling("date")),
                s -> s.answers().is("order", "TERMINATE") ? Conduct.TERMINATED : Conduct.NHC_ORDER);
    }

    private static ReportedEvent studyCompleted() {
        return ReportedEvent.told(event(Conduct.STUDY_COMPLETED)
                .takes(
                        date("date", "日期"),
                        choice("endedWithoutPatients", "是否无受试者结束", "YES", "NO").optional())
                .requires(ConductRules.running(), ConductRules.patientsAsKnown())
                .plausible(
                        DateRules.notInFuture("date"),
                        ConductRules.notBeforeFiling("date"),
                        ConductRules.notBeforeFirstPatient("date")));
    }

    /** May come to light long after the archive, and prolongs what was archived. */
    private ReportedEvent offspringEffectFound() {
        return ReportedEvent.recorded(event(Conduct.OFFSPRING_EFFECT_FOUND)
                        .takes(date("date", "日期"), note("reason", "理由"))
                        .plausible(DateRules.notInFuture("date"), ConductRules.notBeforeFiling("date"))
                        .then(retention::afterOffspringEffect))
                .possibleAfterTheEnd();
    }

    private static Step event(String name) {
        return Step.of(Conduct.KEY, name).by(Role.REGULATORY_AFFAIRS, Role.CLINICAL_OPERATIONS);
    }
}
