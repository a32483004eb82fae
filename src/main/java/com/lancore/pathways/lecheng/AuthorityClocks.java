package com.lancore.pathways.lecheng;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.deadline.CountedFrom;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.engine.UnarmedTimers;
import com.lancore.pathways.engine.Verdict;
import com.lancore.pathways.event.FactListener;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.requirement.Situation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The clocks of the authorities: from the acceptance to the decision, stopped for expert review. */
@Component
public class AuthorityClocks implements FactListener, CountedFrom {

    static final String PAUSED = "authorityClockPaused";
    static final String RESUMED = "authorityClockResumed";

    private final Deadlines deadlines;
    private final DeadlineRegister register;
    private final Trail trail;
    private final Projects projects;

    AuthorityClocks(Deadlines deadlines, DeadlineRegister register, Trail trail, Projects projects) {
        this.deadlines = deadlines;
        this.register = register;
        this.trail = trail;
        this.projects = projects;
    }

    @Override
    public List<Source> sources() {
        return Arrays.stream(StatutoryStep.values())
                .map(step -> new Source(step.clock(), step.submit(), step.field("AcceptedDate")))
                .toList();
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

    /**
     * For the timer that waits, once the authority was chased, for it to run over again: never, unless the clock was
     * moved to a day that ends after the chase.
     *
     * @param clock the kind of the clock
     */
    public Date overdueAgainAt(DelegateExecution execution, String clock) {
        Instant chased = trail.facts(execution.getProcessBusinessKey(), Lecheng.KEY)
                .latest(StatutoryStep.of(clock).chase())
                .orElseThrow()
                .at();
        Date overdue = deadlines.breachAt(execution, clock);
        return overdue.toInstant().isAfter(chased) ? overdue : UnarmedTimers.NEVER;
    }

    /** Counts a clock anew once its acceptance, its decision or a day of its stops was corrected. */
    @Override
    public void afterCorrection(String code, String process, String fact) {
        if (!process.equals(Lecheng.KEY)) {
            return;
        }
        String access = projects.pathway(code, process).orElseThrow();
        Facts facts = trail.facts(code, process);
        for (StatutoryStep step : StatutoryStep.values()) {
            if (List.of(step.field("AcceptedDate"), step.field("DecisionDate"), "date")
                    .contains(fact)) {
                register.newest(access, step.clock()).ifPresent(row -> recount(row, step, facts));
            }
        }
    }

    private void recount(Deadline row, StatutoryStep step, Facts facts) {
        FactRecord submission = step.submission(facts).orElseThrow();
        LocalDate decided = facts.latest(step.recordStep())
                .filter(decision -> decision.number() > submission.number())
                .flatMap(decision -> decision.date(step.field("DecisionDate")))
                .orElse(null);
        deadlines.recount(
                row,
                submission.date(step.field("AcceptedDate")).orElseThrow(),
                stops(facts, step, submission),
                decided,
                "counted anew after a correction");
    }

    private static List<Deadlines.Stop> stops(Facts facts, StatutoryStep step, FactRecord submission) {
        List<LocalDate> paused = days(facts, PAUSED, step, submission);
        List<LocalDate> resumed = days(facts, RESUMED, step, submission);
        return IntStream.range(0, paused.size())
                .mapToObj(i -> new Deadlines.Stop(paused.get(i), i < resumed.size() ? resumed.get(i) : null))
                .toList();
    }

    private static List<LocalDate> days(Facts facts, String event, StatutoryStep step, FactRecord submission) {
        return facts.of(event).stream()
                .filter(r -> r.number() > submission.number() && r.is("clock", step.clock()))
                .map(r -> r.date("date").orElseThrow())
                .toList();
    }

    private Deadline running(Situation s) {
        return register.running(s.processInstanceId(), s.answers().text("clock").orElseThrow())
                .orElseThrow();
    }
}
