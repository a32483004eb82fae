package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.deadline.CountedFrom;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineChanged;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.deadline.ProjectDates;
import com.lancore.pathways.event.FactListener;
import com.lancore.pathways.importing.ImportCompliance;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts the filing clock, and whatever else an IIT counted, anew when a fact of it is corrected. */
@Component
class FilingRecount implements FactListener, CountedFrom {

    private final Trail trail;
    private final Projects projects;
    private final DeadlineRegister register;
    private final Deadlines deadlines;
    private final IitRules rules;
    private final ImportOfStudy imports;
    private final HgrOfStudy hgr;
    private final RuntimeService runtime;
    private final ProjectDates dates;

    FilingRecount(
            Trail trail,
            Projects projects,
            DeadlineRegister register,
            Deadlines deadlines,
            IitRules rules,
            ImportOfStudy imports,
            HgrOfStudy hgr,
            @Lazy RuntimeService runtime,
            @Lazy ProjectDates dates) {
        this.trail = trail;
        this.projects = projects;
        this.register = register;
        this.deadlines = deadlines;
        this.rules = rules;
        this.imports = imports;
        this.hgr = hgr;
        this.runtime = runtime;
        this.dates = dates;
    }

    @Override
    public List<Source> sources() {
        return List.of(
                new Source(Iit.NHC_FILING, Iit.RECORD_ACADEMIC_REVIEW, "academicLetterDate"),
                new Source(Iit.NHC_FILING, Iit.RECORD_ETHICS_REVIEW, "ethicsLetterDate"));
    }

    @Override
    public void afterCorrection(String code, String process, String fact) {
        if (process.equals(Iit.KEY)) {
            Facts facts = trail.facts(code, Iit.KEY);
            clock(code).ifPresentOrElse(row -> recount(row, facts), () -> reopen(code, facts));
            imports.openIfItApplies(code);
            hgr.openIfItApplies(code);
        }
        if (process.equals(Iit.KEY) || process.equals(ImportCompliance.KEY)) {
            dates.recalculateTimers(code);
        }
    }

    private Optional<Deadline> clock(String code) {
        return projects.pathway(code, Iit.KEY).flatMap(study -> register.newest(study, Iit.NHC_FILING));
    }

    private void recount(Deadline row, Facts facts) {
        if (row.status() == Deadline.Status.CANCELLED) {
            return;
        }
        Opinions opinions = Opinions.in(facts, rules::clockInForce);
        if (opinions.next() != Opinions.Next.FILE) {
            throw Refusal.rule(
                    "With this correction the two letters would not start the filing clock any more: report opinionVoided instead.",
                    "更正后两份审查意见将不再构成备案起算条件：请改为报告“审查意见作废”（opinionVoided）。");
        }
        LocalDate filed = facts.date("filingDate").orElse(null);
        deadlines.recount(row, opinions.laterDate(), filed, "counted anew after a correction");
    }

    /** Without a clock: a step that waits for somebody to resolve the letters is asked again what they say now. */
    private void reopen(String code, Facts facts) {
        boolean filesWithoutClock = facts.latestInRound(Iit.RESOLVE_TRANSITION)
                .filter(r -> r.is("transitionDecision", "FILE"))
                .isPresent();
        if (filesWithoutClock && Opinions.in(facts, rules::clockInForce).next() != Opinions.Next.TRANSITION) {
            throw Refusal.rule(
                    "The letters are filed without a statutory clock; with this correction one would run: report opinionVoided instead.",
                    "该备案按过渡情形办理，无法定时限；更正后将产生时限：请改为报告“审查意见作废”（opinionVoided）。");
        }
        runtime.createMessageCorrelation("opinionsChanged")
                .processInstanceId(projects.pathway(code, Iit.KEY).orElseThrow())
                .correlateAll();
    }

    /** A filing that turns out late, or in time after all, is judged again by the model. */
    @EventListener
    void onChange(DeadlineChanged change) {
        boolean judgedBefore =
                change.before() != null && !change.before().status().isRunning();
        if (judgedBefore
                && change.now().kind().equals(Iit.NHC_FILING)
                && change.before().status() != change.now().status()) {
            runtime.createMessageCorrelation("filingJudgedAgain")
                    .processInstanceId(change.now().processInstanceId())
                    .correlateAll();
        }
    }
}
