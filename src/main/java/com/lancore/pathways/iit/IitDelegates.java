package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.DeadlineRegister;
import com.lancore.pathways.deadline.DeadlineWatch;
import com.lancore.pathways.deadline.Deadlines;
import com.lancore.pathways.engine.Verdict;
import com.lancore.pathways.event.ProjectEvents;
import com.lancore.pathways.importing.ImportStatus;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in an IIT: each step reads what it needs, calls the house, sets what the model decides on. */
@Configuration
class IitDelegates {

    @Bean
    JavaDelegate openImportCompliance(ImportOfStudy imports, HgrOfStudy hgr) {
        return execution -> {
            imports.openIfItApplies(execution);
            hgr.openIfItApplies(execution);
        };
    }

    @Bean
    JavaDelegate checkEligibility(EligibilityCheck check) {
        return check::check;
    }

    /** For the model: whether the sponsor is the hospital, by the fact and not by a variable. */
    @Bean
    Sponsor sponsor(Trail trail) {
        return execution -> facts(trail, execution).is("sponsorKind", "HOSPITAL");
    }

    @Bean
    JavaDelegate judgeOpinions(Trail trail, IitRules rules) {
        return execution -> {
            Facts facts = facts(trail, execution);
            Verdict.write(
                    execution,
                    "opinionNext",
                    Opinions.in(facts, rules::clockInForce).next().name());
            Verdict.write(
                    execution,
                    "firstReview",
                    facts.of(Iit.RECORD_ACADEMIC_REVIEW).isEmpty());
        };
    }

    @Bean
    JavaDelegate checkImportCompliance(ImportOfStudy imports) {
        return execution -> {
            ImportStatus status = imports.status(execution);
            execution.setVariable("importStatus", status.name());
            execution.setVariable(
                    "importStatusText",
                    status.words().en() + " · " + status.words().zh());
        };
    }

    @Bean
    JavaDelegate beginRound(Rounds rounds, Deadlines deadlines, EthicsRenewal renewal) {
        return execution -> {
            renewal.end(execution.getProcessBusinessKey());
            deadlines.cancel(execution.getProcessInstanceId(), Iit.NHC_FILING, "a new round of review");
            rounds.begin(execution.getProcessBusinessKey(), execution.getProcessInstanceId());
        };
    }

    @Bean
    JavaDelegate startFilingClock(Trail trail, IitRules rules, Deadlines deadlines) {
        return execution -> {
            Opinions opinions = Opinions.in(facts(trail, execution), rules::clockInForce);
            Deadline started = deadlines.start(
                    owner(execution),
                    Iit.NHC_FILING,
                    opinions.laterDate(),
                    opinions.ethicsBeforeAcademic() ? "ETHICS_BEFORE_ACADEMIC" : null);
            execution.setVariable("filingDueOn", started.dueOn().toString());
            execution.setVariable("filingWorkingDaysLeft", Math.max(0, deadlines.workingDaysLeft(started)));
        };
    }

    /** Two opinions from before the Order: the same steps, no statutory clock. */
    @Bean
    JavaDelegate fileWithoutClock() {
        return execution -> execution.setVariable("filingDueOn", "");
    }

    @Bean
    JavaDelegate remindOfFiling(DeadlineWatch watch) {
        return execution -> watch.begin(execution.getProcessInstanceId(), Iit.NHC_FILING);
    }

    @Bean
    JavaDelegate recordFilingBreach(DeadlineWatch watch) {
        return execution -> watch.begin(execution.getProcessInstanceId(), Iit.NHC_FILING);
    }

    /** A row that is closed already was judged again after a correction. */
    @Bean
    JavaDelegate judgeFiling(Trail trail, Deadlines deadlines, DeadlineRegister register) {
        return execution -> {
            LocalDate filed = facts(trail, execution).date("filingDate").orElseThrow();
            deadlines.met(execution.getProcessInstanceId(), Iit.NHC_FILING, filed);
            Verdict.write(
                    execution,
                    "filedInTime",
                    register.newest(execution.getProcessInstanceId(), Iit.NHC_FILING)
                            .map(row -> row.status() != Deadline.Status.LATE)
                            .orElse(true));
        };
    }

    @Bean
    JavaDelegate judgeFirstPatient(FirstPatient firstPatient, ImportOfStudy imports, HgrOfStudy hgr) {
        return execution -> {
            Verdict.write(execution, "firstPatientAfterFiling", firstPatient.cameAfterFiling(execution));
            // the start-up is over, and what watched it alone ends with it; the cooperation with a foreign party and
            // the ethics approval are watched on
            imports.endAfterStartUp(execution);
            hgr.endUnlessItApplies(execution);
            firstPatient.tellConduct(execution);
        };
    }

    /** The study has ended before a first patient. */
    @Bean
    JavaDelegate endStartUp(ImportOfStudy imports) {
        return imports::endAfterStartUp;
    }

    @Bean
    JavaDelegate closePathway(Trail trail, Deadlines deadlines, ImportOfStudy imports, EthicsRenewal renewal) {
        return execution -> {
            deadlines.cancelAll(
                    execution.getProcessBusinessKey(), withdrawalReason(trail, execution.getProcessBusinessKey()));
            imports.end(execution);
            renewal.end(execution.getProcessBusinessKey());
        };
    }

    /** The reason of the event, or of the decision, that withdrew the project. */
    private static String withdrawalReason(Trail trail, String code) {
        return trail.facts(code, ProjectEvents.SCOPE)
                .latest(ProjectEvents.WITHDRAWN)
                .or(() -> trail.facts(code, Iit.KEY).recordOf("reason"))
                .flatMap(record -> record.text("reason"))
                .orElse("the pathway was withdrawn");
    }

    private static Facts facts(Trail trail, DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Iit.KEY);
    }

    private static Deadline.Owner owner(DelegateExecution execution) {
        return new Deadline.Owner(execution.getProcessBusinessKey(), Iit.KEY, execution.getProcessInstanceId());
    }
}
