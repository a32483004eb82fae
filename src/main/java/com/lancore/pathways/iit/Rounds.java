package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.requirement.Situation;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * When a new round of review begins. A round voids both opinions, and the documents of a round count only since it
 * began: that is since the letter, decision or event that asked for it.
 */
@Component
class Rounds {

    private final Trail trail;

    Rounds(Trail trail) {
        this.trail = trail;
    }

    /** An academic REVISE always begins a round. */
    void afterAcademicLetter(Situation s, long act) {
        if (s.answers().is("academicOutcome", "REVISE")) {
            begin(s.projectCode(), s.processInstanceId(), act + 1);
        }
    }

    /** An ethics REVISE begins one once the protocol's version changed; otherwise the academic opinion stands. */
    void afterFinalising(Situation s, long act) {
        revisedByEthics(s).ifPresent(letter -> begin(s.projectCode(), s.processInstanceId(), letter.number() + 1));
    }

    /** The entry since which documents count at the step that finalises the protocol. */
    long since(Situation s) {
        return revisedByEthics(s)
                .map(letter -> letter.number() + 1)
                .orElse(s.facts().roundSince());
    }

    /** A decision or an event asked for a new round: it begins after the last that was recorded. */
    void begin(String projectCode, String processInstanceId) {
        List<FactRecord> records = trail.facts(projectCode, Iit.KEY).all();
        begin(projectCode, processInstanceId, records.get(records.size() - 1).number() + 1);
    }

    private void begin(String projectCode, String processInstanceId, long since) {
        trail.append(
                new Act(projectCode, Act.MACHINE, Iit.KEY, processInstanceId, "beginRound"),
                Act.Line.of(
                        TrailEntry.Kind.ROUND,
                        Facts.ROUND,
                        Long.toString(since),
                        "a new round of review: both opinions are void"));
    }

    private static Optional<FactRecord> revisedByEthics(Situation s) {
        Facts facts = s.facts();
        Optional<String> before = facts.latestInRound(Iit.FINALIZE_PROTOCOL).flatMap(r -> r.text("protocolVersion"));
        return facts.latestInRound(Iit.RECORD_ETHICS_REVIEW)
                .filter(letter -> letter.is("ethicsOutcome", "REVISE"))
                .filter(letter -> s.answers().text("protocolVersion").isPresent()
                        && !s.answers().text("protocolVersion").equals(before));
    }
}
