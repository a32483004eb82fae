package com.lancore.pathways.conduct;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.event.ProjectEvents;
import com.lancore.pathways.hgr.Cooperation;
import com.lancore.pathways.iit.EthicsRenewal;
import com.lancore.pathways.project.Projects;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Begins the conduct of a study, suspends and resumes it, and ends it with what runs beside it. */
@Component
class ConductLife {

    private final RuntimeService runtime;
    private final Projects projects;
    private final Trail trail;
    private final Deadlines deadlines;
    private final EthicsRenewal renewal;
    private final ConductRules rules;
    private final Reports reports;
    private final Cooperation cooperation;
    private final StartUp startUp;

    ConductLife(
            @Lazy RuntimeService runtime,
            Projects projects,
            Trail trail,
            @Lazy Deadlines deadlines,
            EthicsRenewal renewal,
            ConductRules rules,
            Reports reports,
            Cooperation cooperation,
            StartUp startUp) {
        this.runtime = runtime;
        this.projects = projects;
        this.trail = trail;
        this.deadlines = deadlines;
        this.renewal = renewal;
        this.rules = rules;
        this.reports = reports;
        this.cooperation = cooperation;
        this.startUp = startUp;
    }

    /** Begins the conduct of a study that has its filing number; a study has one, however often it is begun. */
    void begin(String code) {
        if (projects.pathway(code, Conduct.KEY).isPresent()) {
            return;
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("projectCode", code);
        variables.put("title", projects.find(code).orElseThrow().title());
        runtime.startProcessInstanceByKey(Conduct.KEY, code, variables);
        record(code, "startConduct", Act.Line.fact(ConductStatus.FACT, ConductStatus.State.ACTIVE.name()));
    }

    /** An order of the NHC that does not end the study. */
    void apply(DelegateExecution conduct) {
        FactRecord order = facts(conduct).latest(Conduct.NHC_ORDER).orElseThrow();
        if (order.is("order", "RESUME")) {
            resume(conduct.getProcessBusinessKey(), ConductStatus.BY_NHC);
        } else if (rules.followsFrom("NHC_SUSPENSION", Shanghai.dateOf(order.at()))
                .text("action")
                .equals("SUSPEND")) {
            suspend(conduct.getProcessBusinessKey(), ConductStatus.BY_NHC);
        }
    }

    void suspend(String code, String cause) {
        if (status(code).state() != ConductStatus.State.TERMINATED) {
            record(
                    code,
                    ConductStatus.SUSPEND,
                    Act.Line.fact(ConductStatus.FACT, ConductStatus.State.SUSPENDED.name()),
                    Act.Line.fact(ConductStatus.CAUSE, cause));
        }
    }

    void resume(String code, String cause) {
        ConductStatus status = status(code);
        if (status.isSuspendedBy(cause) && status.termination().isEmpty()) {
            record(
                    code,
                    ConductStatus.RESUME,
                    Act.Line.fact(ConductStatus.FACT, status.without(cause).name()),
                    Act.Line.fact(ConductStatus.CAUSE, cause));
        }
    }

    /** The study ends as it was planned, or without a patient. */
    void complete(DelegateExecution conduct) {
        endBeside(conduct, "the study was completed");
        tell(conduct.getProcessBusinessKey(), Conduct.STUDY_ENDED);
    }

    /** The study is ended by an order, by a safety event or by the ethics committee: whichever was recorded last. */
    void terminate(DelegateExecution conduct) {
        String code = conduct.getProcessBusinessKey();
        FactRecord by = endedBy(code);
        LocalDate on = Stream.of("date", "knownDate", "assessmentDate")
                .flatMap(name -> by.date(name).stream())
                .findFirst()
                .orElseThrow();
        record(
                code,
                ConductStatus.TERMINATE,
                Act.Line.fact(ConductStatus.FACT, ConductStatus.State.TERMINATED.name()),
                Act.Line.fact(ConductStatus.CAUSE, by.node()),
                Act.Line.fact("terminationDate", on.toString()));
        endBeside(conduct, "the study was terminated");
        if (by.node().equals(Conduct.SAFETY_EVENT)) {
            reports.begin(conduct, Conduct.SAFETY_EVENT, SafetyReport.KEY);
        }
    }

    private FactRecord endedBy(String code) {
        Facts conduct = trail.facts(code, Conduct.KEY);
        return Stream.of(
                        conduct.of(Conduct.NHC_ORDER).stream().filter(r -> r.is("order", "TERMINATE")),
                        conduct.of(Conduct.SAFETY_EVENT).stream(),
                        trail.facts(code, SafetyReport.KEY).of(SafetyReport.ASSESS_EVENT).stream()
                                .filter(r -> r.is("assessmentOutcome", "TERMINATE")))
                .flatMap(records -> records)
                .max(Comparator.comparingLong(FactRecord::number))
                .orElseThrow();
    }

    /** The ethics committee has assessed a safety event: its own suspension is lifted, or the study ends. */
    void applyAssessment(DelegateExecution safety) {
        String code = safety.getProcessBusinessKey();
        FactRecord assessment = trail.facts(code, SafetyReport.KEY)
                .ofInstance(safety.getProcessInstanceId())
                .latest(SafetyReport.ASSESS_EVENT)
                .orElseThrow();
        if (assessment.is("assessmentOutcome", "CONTINUE")) {
            resume(code, causeOf(safety));
        } else if (assessment.is("assessmentOutcome", "SUSPEND")) {
            suspend(code, causeOf(safety));
        } else {
            tell(code, Conduct.TERMINATED);
        }
    }

    static String causeOf(DelegateExecution safety) {
        return Conduct.SAFETY_EVENT + " " + safety.getProcessInstanceId();
    }

    /** The project is withdrawn: nothing of its conduct goes on. */
    void close(DelegateExecution conduct) {
        String code = conduct.getProcessBusinessKey();
        String reason = trail.facts(code, ProjectEvents.SCOPE)
                .latest(ProjectEvents.WITHDRAWN)
                .flatMap(r -> r.text("reason"))
                .orElse("the project was withdrawn");
        deadlines.cancelAll(code, reason);
        renewal.end(code);
        tell(code, Conduct.CHANGES_ENDED);
        tell(code, Conduct.CLOSED);
        if (!startUp.isRunning(conduct)) {
            // a start-up that still runs ends it itself, once its notice is recorded
            tell(code, ProjectEvents.ENDED);
        }
    }

    /** The study is archived; a start-up that waited for a patient whom there will never be ends too. */
    void endStartUp(String code) {
        tell(code, Conduct.STUDY_ENDED);
    }

    private void endBeside(DelegateExecution conduct, String why) {
        for (ConductClock clock : List.of(ConductClock.PERIODIC_REPORT, ConductClock.ETHICS_REVIEW)) {
            deadlines.cancel(conduct.getProcessInstanceId(), clock.name(), why);
        }
        String code = conduct.getProcessBusinessKey();
        renewal.end(code);
        tell(code, Conduct.CHANGES_ENDED);
        // with a foreign party the joint report is owed from this day on
        cooperation.ended(code, ConductRules.endedOn(facts(conduct)).orElseThrow());
    }

    private ConductStatus status(String code) {
        return ConductStatus.of(trail.facts(code, Conduct.KEY));
    }

    private Facts facts(DelegateExecution conduct) {
        return trail.facts(conduct.getProcessBusinessKey(), Conduct.KEY);
    }

    private void record(String code, String node, Act.Line... lines) {
        trail.append(
                new Act(
                        code,
                        Act.MACHINE,
                        Conduct.KEY,
                        projects.pathway(code, Conduct.KEY).orElseThrow(),
                        node),
                List.of(lines));
    }

    private void tell(String code, String message) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(code)
                .correlateAll();
    }
}
