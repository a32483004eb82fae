package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.engine.TaskCompletion;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Answers;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.requirement.Step;
import com.lancore.pathways.requirement.Steps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The hospital signed although import compliance was not confirmed. The letter is real, so its days run: it is recorded,
 * the breach of the house's rule with it, and the first patient stays blocked until import is confirmed.
 */
@Component
class SignedWithoutImport {

    private final TaskCompletion completion;
    private final Trail trail;
    private final Steps steps;

    SignedWithoutImport(TaskCompletion completion, Trail trail, @Lazy Steps steps) {
        this.completion = completion;
        this.trail = trail;
        this.steps = steps;
    }

    private Step recordEthicsReview() {
        return steps.find(Iit.KEY, Iit.RECORD_ETHICS_REVIEW).orElseThrow();
    }

    void complete(Situation s, long act) {
        trail.append(
                new Act(
                        s.projectCode(),
                        s.person(),
                        Iit.KEY,
                        s.processInstanceId(),
                        s.step().key()),
                Act.Line.of(
                        TrailEntry.Kind.BREACH,
                        "ETHICS_SIGNED_WITHOUT_IMPORT",
                        s.answers().text("ethicsLetterDate").orElseThrow(),
                        s.answers().text("reason").orElseThrow()));
        Map<String, String> letter = new LinkedHashMap<>();
        letter.put("ethicsOutcome", "APPROVED");
        for (String name : List.of("ethicsLetterDate", "ethicsProtocolVersion", "ethicsConsentVersion")) {
            letter.put(name, s.answers().text(name).orElseThrow());
        }
        if (!completion.excused(s.processInstanceId(), recordEthicsReview(), new Answers(letter))) {
            throw Refusal.conflict("No ethics letter is awaited now; nothing was recorded.", "目前不等待伦理审查意见，未作记录。");
        }
    }
}
