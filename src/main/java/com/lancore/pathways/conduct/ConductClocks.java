package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.CountedFrom;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.DeadlineRule;
import com.lancore.pathways.deadline.DeadlineRules;
import com.lancore.pathways.deadline.DeadlineWatch;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.deadline.Term;
import com.lancore.pathways.event.FactListener;
import com.lancore.pathways.iit.EthicsRenewal;
import com.lancore.pathways.iit.Iit;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The clocks of the conduct: from which fact each is counted, by the table's number or by the one that a person read in
 * the text for this case, and by which fact it is met. Named {@code conductClocks} in the models.
 */
@Component("conductClocks")
public class ConductClocks implements FactListener, CountedFrom {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Deadlines deadlines;
    private final DeadlineRegister register;
    private final DeadlineRules rules;
    private final DeadlineWatch watch;
    private final Trail trail;
    private final Reports reports;

    ConductClocks(
            Deadlines deadlines,
            DeadlineRegister register,
            DeadlineRules rules,
            @Lazy DeadlineWatch watch,
            Trail trail,
            Reports reports) {
        this.deadlines = deadlines;
        this.register = register;
        this.rules = rules;
        this.watch = watch;
        this.trail = trail;
        this.reports = reports;
    }

    @Override
    public List<Source> sources() {
        return Arrays.stream(ConductClock.values())
                .flatMap(clock -> clock.from().stream().map(from -> new Source(clock.name(), from.step(), from.fact())))
                .toList();
    }

    @Override
    public Set<String> processes() {
        return Set.of(ProtocolChange.KEY, SafetyReport.KEY);
    }

    /** For the models: whether the length of a period is known, by the table or by what was entered for this case. */
    public boolean isNumbered(DelegateExecution execution, String kind) {
        ConductClock clock = ConductClock.valueOf(kind);
        Case here = new Case(clock, execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        return term(here, rule(here)).isPresent();
    }

    /** For the timers that open a yearly or periodic step: some calendar days before it is due, by the table. */
    public Date opensAt(DelegateExecution execution, String kind) {
        Case here = new Case(
                ConductClock.valueOf(kind), execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        DeadlineRule rule = rule(here);
        LocalDate due =
                countedFrom(here).plusMonths(term(here, rule).orElseThrow().months());
        return Date.from(Shanghai.at(due.minusDays(rule.calendarDays()), MORNING));
    }

    void start(DelegateExecution execution, ConductClock clock) {
        Case here = new Case(clock, execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        Deadline.Owner owner = new Deadline.Owner(here.code(), clock.process(), here.instance());
        Optional<FactRecord> entered = entered(here);
        if (rule(here).term().isPresent()) {
            deadlines.start(owner, clock.name(), countedFrom(here), null);
        } else {
            deadlines.start(
                    owner,
                    clock.name(),
                    countedFrom(here),
                    entered.flatMap(r -> number(clock, r)).orElseThrow(),
                    entered.flatMap(r -> r.text(clock.asked().orElseThrow().source()))
                            .orElseThrow());
        }
    }

    /** Both timers of a step lead here. */
    void watch(DelegateExecution execution, ConductClock clock) {
        watch.begin(execution.getProcessInstanceId(), clock.name());
    }

    /**
     * Closes a clock by the date that the step recorded.
     *
     * @return whether it was met in time
     */
    boolean close(DelegateExecution execution, ConductClock clock) {
        Case here = new Case(clock, execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        return metOn(here)
                .flatMap(date -> deadlines.met(here.instance(), clock.name(), date))
                .map(row -> row.status() != Deadline.Status.LATE)
                .orElseGet(() -> {
                    deadlines.cancel(here.instance(), clock.name(), "it turned out not to apply");
                    return true;
                });
    }

    @Override
    public void afterCorrection(String code, String process, String fact) {
        for (ConductClock clock : ConductClock.values()) {
            boolean concerned = clock.metOn().equals(fact)
                    || clock.from().stream().anyMatch(from -> from.fact().equals(fact))
                    || clock.asked()
                            .filter(asked -> asked.number().equals(fact))
                            .isPresent()
                    || (clock == ConductClock.ETHICS_REVIEW && fact.equals("ethicsLetterDate"));
            if (concerned) {
                register.ofProject(code).stream()
                        .filter(row -> row.kind().equals(clock.name()))
                        .forEach(row -> recount(row, new Case(clock, code, row.processInstanceId())));
            }
        }
    }

    private void recount(Deadline row, Case here) {
        if (row.status().isRunning() || !here.clock().isRepeated()) {
            deadlines.recount(
                    row,
                    countedFrom(here),
                    term(here, rule(here)).orElseGet(row::term),
                    row.status().isRunning() ? null : metOn(here).orElse(row.metOn()),
                    "counted anew after a correction");
        }
    }

    /** A clock of one process instance. */
    private record Case(ConductClock clock, String code, String instance) {}

    private DeadlineRule rule(Case here) {
        return rules.inForce(here.clock().name(), countedFrom(here));
    }

    private Optional<Term> term(Case here, DeadlineRule rule) {
        return rule.term().or(() -> entered(here).flatMap(r -> number(here.clock(), r)));
    }

    /** What a person entered for this case where the table has no number. */
    private Optional<FactRecord> entered(Case here) {
        return here.clock().asked().flatMap(asked -> own(here).latest(asked.step()));
    }

    private static Optional<Term> number(ConductClock clock, FactRecord entered) {
        return entered.text(clock.asked().orElseThrow().number())
                .map(Integer::valueOf)
                .map(n -> clock == ConductClock.PERIODIC_REPORT ? Term.ofMonths(n) : Term.ofWorkingDays(n));
    }

    private LocalDate countedFrom(Case here) {
        Facts study = trail.facts(here.code(), Iit.KEY);
        return switch (here.clock()) {
            case CHANGE_FILING ->
                later(
                        own(here).date("changeAcademicLetterDate").orElseThrow(),
                        own(here).date("changeEthicsLetterDate").orElseThrow());
            case SAFETY_REPORT ->
                reports.followedBy(here.code(), own(here), Conduct.SAFETY_EVENT)
                        .date("knownDate")
                        .orElseThrow();
            case ETHICS_ASSESSMENT -> own(here).date("assessmentDate").orElseThrow();
            case PERIODIC_REPORT ->
                afterReports(here, study.date("firstPatientDate").orElseThrow());
            case ETHICS_REVIEW -> lastReview(study, own(here));
        };
    }

    /** The period after those that were reported on. */
    private LocalDate afterReports(Case here, LocalDate firstPatient) {
        int reported = own(here).of(Conduct.SUBMIT_PERIODIC_REPORT).size();
        int months = entered(here)
                .flatMap(r -> number(here.clock(), r))
                .map(Term::months)
                .orElse(0);
        return firstPatient.plusMonths((long) months * reported);
    }

    /** The committee's last look at the study: its first letter, a renewal, a continuing review. */
    private static LocalDate lastReview(Facts study, Facts conduct) {
        return Stream.of(
                        study.latestInRound(Iit.RECORD_ETHICS_REVIEW).flatMap(r -> r.date("ethicsLetterDate")),
                        study.latestInRound(EthicsRenewal.RENEWED).flatMap(r -> r.date("ethicsLetterDate")),
                        conduct.date("continuingReviewDate"))
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private Optional<LocalDate> metOn(Case here) {
        return own(here)
                .latest(here.clock().closedBy())
                .flatMap(r -> r.date(here.clock().metOn()));
    }

    private Facts own(Case here) {
        return trail.facts(here.code(), here.clock().process()).ofInstance(here.instance());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
