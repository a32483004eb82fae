package com.lancore.pathways.hgr;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.CountedFrom;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.deadline.ProjectDates;
import com.lancore.pathways.engine.UnarmedTimers;
import com.lancore.pathways.event.FactListener;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.Situation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The authority's clock, from the acceptance to its decision and extended once, and ours for the joint report. Named
 * {@code hgrClock} in the model.
 */
@Component("hgrClock")
public class HgrClock implements FactListener, CountedFrom {

    private static final List<String> DECISIONS = List.of(Hgr.DECISION, Hgr.DECISION_EXTENDED);
    private static final String CORRECTED = "counted anew after a correction";
    private static final Set<String> NOT_ASSESSED_BY =
            Set.of("hgrAcceptedDate", "hgrSubmittedDate", "hgrDecisionDate", "hgrValidTo", "hgrReference");

    private final Deadlines deadlines;
    private final DeadlineRegister register;
    private final Trail trail;
    private final Projects projects;
    private final HgrRoutes routes;
    private final ProjectDates dates;
    private final Clock clock;

    HgrClock(
            Deadlines deadlines,
            DeadlineRegister register,
            Trail trail,
            Projects projects,
            HgrRoutes routes,
            @Lazy ProjectDates dates,
            Clock clock) {
        this.deadlines = deadlines;
        this.register = register;
        this.trail = trail;
        this.projects = projects;
        this.routes = routes;
        this.dates = dates;
        this.clock = clock;
    }

    @Override
    public List<Source> sources() {
        return List.of(
                new Source(Hgr.DECISION, Hgr.SUBMIT, "hgrAcceptedDate"),
                new Source(Hgr.DECISION_EXTENDED, Hgr.SUBMIT, "hgrAcceptedDate"),
                new Source(Hgr.JOINT_REPORT, Hgr.COOPERATION_ENDED, "cooperationEndedOn"));
    }

    void start(DelegateExecution execution) {
        deadlines.start(
                owner(execution.getProcessBusinessKey(), execution.getProcessInstanceId()),
                Hgr.DECISION,
                accepted(facts(execution)),
                null);
    }

    /** Whatever the authority decided, it has answered. */
    void close(DelegateExecution execution) {
        LocalDate decided = facts(execution)
                .latest(Hgr.RECORD_DECISION)
                .flatMap(r -> r.date("hgrDecisionDate"))
                .orElseThrow();
        DECISIONS.forEach(kind -> deadlines.met(execution.getProcessInstanceId(), kind, decided));
    }

    /** The one extension that the law allows: the same acceptance, the longer period. */
    void extend(Situation s, long act) {
        String reason = s.answers().text("reason").orElseThrow();
        deadlines.cancel(s.processInstanceId(), Hgr.DECISION, "extended once by the authority: " + reason);
        deadlines.start(
                owner(s.projectCode(), s.processInstanceId()), Hgr.DECISION_EXTENDED, accepted(s.facts()), null);
        dates.recalculateTimers(s.projectCode());
    }

    void startJointReport(DelegateExecution execution) {
        deadlines.start(
                owner(execution.getProcessBusinessKey(), execution.getProcessInstanceId()),
                Hgr.JOINT_REPORT,
                facts(execution).date("cooperationEndedOn").orElseThrow(),
                null);
    }

    void closeJointReport(DelegateExecution execution) {
        deadlines.met(
                execution.getProcessInstanceId(),
                Hgr.JOINT_REPORT,
                facts(execution).date("hgrJointReportDate").orElseThrow());
    }

    void cancelDecision(DelegateExecution execution, String reason) {
        DECISIONS.forEach(kind -> deadlines.cancel(execution.getProcessInstanceId(), kind, reason));
    }

    /** The clock of the authority that runs, extended or not. */
    Optional<Deadline> running(String processInstanceId) {
        return DECISIONS.stream()
                .flatMap(kind -> register.running(processInstanceId, kind).stream())
                .findFirst();
    }

    /** For the timer after which the authority is chased. */
    public Date overdueAt(DelegateExecution execution) {
        return running(execution.getProcessInstanceId())
                .map(row -> deadlines.breachAt(execution, row.kind()))
                .orElse(UnarmedTimers.NEVER);
    }

    /** For the timer that waits, once the authority was chased, for it to run over again: never, unless it was moved. */
    public Date overdueAgainAt(DelegateExecution execution) {
        Date overdue = overdueAt(execution);
        return overdue.toInstant()
                        .isAfter(
                                facts(execution).latest(Hgr.CHASE).orElseThrow().at())
                ? overdue
                : UnarmedTimers.NEVER;
    }

    /** For the timer of the model: 24:00 in Shanghai of the last day of the approved term. */
    public Date termEndsAt(DelegateExecution execution) {
        return Date.from(Shanghai.endOf(facts(execution).date("hgrValidTo").orElseThrow()));
    }

    @Override
    public void afterCorrection(String code, String process, String fact) {
        if (!process.equals(Hgr.KEY)) {
            return;
        }
        String instance = projects.pathway(code, process).orElseThrow();
        Facts facts = trail.facts(code, process);
        refuseAnotherRoute(facts, fact);
        LocalDate decided = facts.latest(Hgr.RECORD_DECISION)
                .filter(d -> d.number() > facts.latest(Hgr.SUBMIT).orElseThrow().number())
                .flatMap(d -> d.date("hgrDecisionDate"))
                .orElse(null);
        DECISIONS.forEach(kind -> register.newest(instance, kind)
                .ifPresent(row -> deadlines.recount(row, accepted(facts), decided, CORRECTED)));
        register.newest(instance, Hgr.JOINT_REPORT)
                .ifPresent(row -> deadlines.recount(
                        row,
                        facts.date("cooperationEndedOn").orElseThrow(),
                        facts.date("hgrJointReportDate").orElse(null),
                        CORRECTED));
        dates.recalculateTimers(code);
    }

    /** What the law asks for was applied for, or found not to be needed: it does not change under the hand. */
    private void refuseAnotherRoute(Facts facts, String fact) {
        Optional<FactRecord> decided = facts.latest(Hgr.DECIDE_ROUTE);
        if (NOT_ASSESSED_BY.contains(fact) || decided.isEmpty()) {
            return;
        }
        Set<String> before = comparable(decided.get().text("hgrRoutes").orElse(""));
        Set<String> now = comparable(routes.of(facts, Shanghai.today(clock)).named());
        if (!before.equals(now) && !decided.get().is("hgrNext", HgrRoutes.Next.ASK.name())) {
            throw Refusal.rule(
                    "With this correction the law asks for something else (" + String.join(", ", now)
                            + "): report hgrCooperationChanged and assess it anew.",
                    "更正后适用的人类遗传资源路径不同（" + String.join("、", now) + "）：请报告“合作变更”（hgrCooperationChanged）并重新评估。");
        }
    }

    /** A change is approved once; it asks for nothing afterwards. */
    private static Set<String> comparable(String named) {
        Set<String> routes = new TreeSet<>(List.of(named.split(", ")));
        routes.remove(HgrRoutes.CHANGE_APPROVAL);
        return routes;
    }

    private static LocalDate accepted(Facts facts) {
        return facts.latest(Hgr.SUBMIT).flatMap(r -> r.date("hgrAcceptedDate")).orElseThrow();
    }

    private Facts facts(DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Hgr.KEY);
    }

    private static Deadline.Owner owner(String code, String processInstanceId) {
        return new Deadline.Owner(code, Hgr.KEY, processInstanceId);
    }
}
