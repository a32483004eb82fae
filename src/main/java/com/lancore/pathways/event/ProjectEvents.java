package com.lancore.pathways.event;

import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.text;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Requirement;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The events that concern a project as a whole, whatever its pathways. Their facts belong to no process. */
@Component
public class ProjectEvents implements EventCatalogue {

    /** Under this name the trail keeps what belongs to the project and to none of its processes. */
    public static final String SCOPE = "project";

    public static final String WITHDRAWN = "projectWithdrawn";

    /** Told to what runs beside the pathways. */
    public static final String ENDED = "projectEnded";

    public static final String HELD = "projectHeld";
    public static final String RESUMED = "projectResumed";
    public static final String FACT_CORRECTED = "factCorrected";

    private final Corrections corrections;
    private final HouseDates houseDates;

    ProjectEvents(Corrections corrections, HouseDates houseDates) {
        this.corrections = corrections;
        this.houseDates = houseDates;
    }

    @Override
    public List<ReportedEvent> events() {
        return List.of(corrected(), withdrawn(), held(), resumed());
    }

    private ReportedEvent corrected() {
        return ReportedEvent.recorded(Step.of(SCOPE, FACT_CORRECTED)
                .by(Arrays.stream(Role.values()).filter(Role::isStaff).toArray(Role[]::new))
                .bySituation(corrections::whoRecorded)
                .takes(
                        text("fact", "事实"),
                        text("recordedIn", "登记于").optional(),
                        text("newValue", "新值"),
                        note("reason", "理由"))
                .requires(corrections.evidence(), corrections.possible()));
    }

    private static ReportedEvent withdrawn() {
        return ReportedEvent.told(Step.of(SCOPE, WITHDRAWN)
                .by(Role.PROJECT_MANAGER, Role.DIRECTOR)
                .bySituation(s -> isFiled(s) ? Set.of() : Set.of(Role.PROJECT_MANAGER))
                .takes(note("reason", "理由")));
    }

    private static ReportedEvent held() {
        return ReportedEvent.recorded(Step.of(SCOPE, HELD)
                .by(Role.PROJECT_MANAGER)
                .takes(note("reason", "理由"))
                .requires(unless(ProjectEvents::heldSince, true, "The project is on hold already.", "项目已处于暂停状态。")));
    }

    private ReportedEvent resumed() {
        return ReportedEvent.recorded(Step.of(SCOPE, RESUMED)
                .by(Role.PROJECT_MANAGER)
                .takes(note("reason", "理由"))
                .requires(unless(ProjectEvents::heldSince, false, "The project is not on hold.", "项目未处于暂停状态。"))
                .then((s, act) -> houseDates.recount(List.of(s.projectCode()))));
    }

    /** Whether a filing with the NHC was made: its withdrawal is a matter for the director too. */
    static boolean isFiled(Situation s) {
        return s.facts("iit").date("filingDate").isPresent();
    }

    /** The hold that is in force, if there is one. */
    public static Optional<FactRecord> heldSince(Facts project) {
        long resumed = project.latest(RESUMED).map(FactRecord::number).orElse(0L);
        return project.latest(HELD).filter(h -> h.number() > resumed);
    }

    private static Optional<FactRecord> heldSince(Situation s) {
        return heldSince(s.facts(SCOPE));
    }

    private static Requirement unless(
            java.util.function.Function<Situation, Optional<FactRecord>> state, boolean present, String en, String zh) {
        return s -> state.apply(s).isPresent() == present
                ? List.of(Finding.of(Finding.NOT_IN_THIS_STATE, Basis.PLAUSIBILITY, Role.PROJECT_MANAGER, en, zh))
                : List.of();
    }
}
