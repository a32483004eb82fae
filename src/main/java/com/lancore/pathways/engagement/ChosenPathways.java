package com.lancore.pathways.engagement;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.triage.TriageRow;
import java.time.Clock;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** For the model: what was chosen, by the facts and not by a variable. */
@Component("chosenPathways")
public class ChosenPathways {

    private final Trail trail;
    private final PathwayChoice choice;
    private final Clock clock;

    ChosenPathways(Trail trail, PathwayChoice choice, Clock clock) {
        this.trail = trail;
        this.choice = choice;
        this.clock = clock;
    }

    /** AGAIN where the inputs are to be triaged once more, NONE where no pathway was chosen, CHOSEN otherwise. */
    public String next(DelegateExecution execution) {
        Facts facts = facts(execution);
        if (facts.latest(Engagement.CONFIRM_PATHWAY)
                .filter(r -> r.is("pathwayDecision", "TRIAGE_AGAIN"))
                .isPresent()) {
            return "AGAIN";
        }
        return PathwayChoice.chosen(facts).equals(Set.of(TriageRow.NONE)) ? "NONE" : "CHOSEN";
    }

    public boolean needOverride(DelegateExecution execution) {
        return choice.needsOverride(facts(execution), Shanghai.today(clock));
    }

    /** Whether the process of this key is opened at once. */
    public boolean open(DelegateExecution execution, String process) {
        return Opening.of(process).orElseThrow().isAskedFor(PathwayChoice.chosen(facts(execution)));
    }

    private Facts facts(DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Engagement.KEY);
    }
}
