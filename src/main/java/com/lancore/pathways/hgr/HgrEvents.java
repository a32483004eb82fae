package com.lancore.pathways.hgr;

import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.event.EventCatalogue;
import com.lancore.pathways.event.ReportedEvent;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.DateRules;
import com.lancore.pathways.requirement.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happens outside the tasks of the clearance. */
@Component
class HgrEvents implements EventCatalogue {

    private final HgrRules rules;
    private final HgrClock clock;

    HgrEvents(HgrRules rules, HgrClock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<ReportedEvent> events() {
        return List.of(extended(), changed(), ended());
    }

    private ReportedEvent extended() {
        return ReportedEvent.recorded(Step.of(Hgr.KEY, Hgr.PERIOD_EXTENDED)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date("extendedOn", "延长通知日期"), note("reason", "理由"))
                .requires(rules.extendable())
                .plausible(
                        DateRules.notInFuture("extendedOn"),
                        DateRules.notBefore(
                                "extendedOn",
                                s -> s.facts().latest(Hgr.SUBMIT).flatMap(r -> r.date("hgrAcceptedDate")),
                                Sentence.of("the acceptance", "受理日期")))
                .then(clock::extend));
    }

    private static ReportedEvent changed() {
        return ReportedEvent.told(Step.of(Hgr.KEY, Hgr.COOPERATION_CHANGED)
                .by(Role.REGULATORY_AFFAIRS)
                .takes(date("cooperationChangedOn", "合作变更日期"), note("changeDescription", "变更说明"))
                .requires(HgrRules.assessed())
                .plausible(DateRules.notInFuture("cooperationChangedOn")));
    }

    private static ReportedEvent ended() {
        return ReportedEvent.told(Step.of(Hgr.KEY, Hgr.COOPERATION_ENDED)
                .by(Role.REGULATORY_AFFAIRS, Role.CLINICAL_OPERATIONS)
                .takes(date("cooperationEndedOn", "合作结束日期"), note("reason", "理由"))
                .plausible(DateRules.notInFuture("cooperationEndedOn")));
    }
}
