package com.lancore.pathways.lecheng;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.engine.Verdict;
import com.lancore.pathways.requirement.Situation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The clocks of the authorities: from the acceptance to the decision, stopped for expert review. */
@Component
class AuthorityClocks {

    private final Deadlines deadlines;
    private final DeadlineRegister register;
    private final Trail trail;

    AuthorityClocks(Deadlines deadlines, DeadlineRegister register, Trail trail) {
        this.deadlines = deadlines;
        this.register = register;
        this.trail = trail;
    }

    void start(DelegateExecution execution, StatutoryStep step) {
        FactRecord submission = step.submission(trail.facts(execution.getProcessBusinessKey(), Lecheng.KEY))
                .orElseThrow();
        Deadline.Owner owner =
                new Deadline.Owner(execution.getProcessBusinessKey(), Lecheng.KEY, execution.getProcessInstanceId());
        deadlines.start(
                owner, step.clock(), submission.date(step.field("AcceptedDate")).orElseThrow(), null);
    }

    /** Whatever the authority decided, it has answered. */
    void close(DelegateExecution execution, StatutoryStep step) {
        FactRecord decision = trail.facts(execution.getProcessBusinessKey(), Lecheng.KEY)
                .latest(step.recordStep())
                .orElseThrow();
        deadlines.met(
                execution.getProcessInstanceId(),
                step.clock(),
                decision.date(step.field("DecisionDate")).orElseThrow());
        Verdict.write(execution, "refusedStep", step.name());
    }

    void pause(Situation s, long act) {
        deadlines.pause(
                running(s),
                s.answers().date("date").orElseThrow(),
                s.answers().text("reason").orElseThrow());
    }

    void resume(Situation s, long act) {
        deadlines.resume(
                running(s),
                s.answers().date("date").orElseThrow(),
                s.answers().text("reason").orElseThrow());
    }

    private Deadline running(Situation s) {
        return register.running(s.processInstanceId(), s.answers().text("clock").orElseThrow())
                .orElseThrow();
    }
}
