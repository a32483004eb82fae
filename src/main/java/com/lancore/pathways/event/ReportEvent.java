package com.lancore.pathways.event;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.note;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Known;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Wording;
import java.util.List;
import java.util.Optional;

/** The names of the process {@code reportEvent}, and its one task. */
public final class ReportEvent {

    public static final String KEY = "reportEvent";
    public static final String APPROVE_CORRECTION = "approveCorrection";

    /** The machine's steps, as they stand on the trail. */
    static final String APPLY_CORRECTION = "applyCorrection";

    private ReportEvent() {}

    static Step approval(Corrections corrections) {
        return Step.of(KEY, APPROVE_CORRECTION)
                .by(Role.DIRECTOR)
                .takes(choice("correctionDecision", "更正审批结论", "APPROVED", "REJECTED"), note("reason", "理由"))
                .shows("fact", "newValue")
                .recalls(corrections.standing(), ReportEvent::asked)
                .requires(s -> s.isTaken() && requester(s).equals(s.person())
                        ? List.of(Finding.of(
                                "FOUR_EYES",
                                Basis.FOUR_EYES,
                                Role.DIRECTOR,
                                "You asked for this correction; another person must decide on it.",
                                "该更正由您提出，须由他人审批。"))
                        : List.of());
    }

    /** Which fact, and how it should stand; the person's own words last. */
    private static List<Known> asked(Situation s, Wording words) {
        return request(s)
                .map(asked -> {
                    String fact = asked.text("fact").orElseThrow();
                    return List.of(
                            Known.of(Sentence.of("Fact to correct", "需更正的事实"), words.name(fact)),
                            Known.of(
                                    Sentence.of("New value", "更正后的值"),
                                    words.value(fact, asked.text("newValue").orElseThrow())),
                            words.known(KEY, "reason", asked.text("reason").orElseThrow()),
                            Known.of(Sentence.of("Asked for by", "提出人"), Sentence.of(asked.person(), asked.person())));
                })
                .orElse(List.of());
    }

    /** The report that this correction came in with. */
    static Optional<FactRecord> request(Situation s) {
        return s.facts(ProjectEvents.SCOPE).of(ProjectEvents.FACT_CORRECTED).stream()
                .filter(r -> s.processInstanceId().equals(r.processInstanceId()))
                .findFirst();
    }

    private static String requester(Situation s) {
        return request(s).map(FactRecord::person).orElse("");
    }
}
