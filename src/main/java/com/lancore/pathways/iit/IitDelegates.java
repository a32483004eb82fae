package com.lancore.pathways.iit;

import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.deadline.Deadline;
import com.lancore.pathways.deadline.Deadlines;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in an IIT: each step reads what it needs, calls the house, sets what the model decides on. */
@Configuration
class IitDelegates {

    @Bean
    JavaDelegate openImportCompliance(ImportOfStudy imports) {
        return imports::openIfItApplies;
    }

    @Bean
    JavaDelegate checkEligibility(EligibilityCheck check) {
        return check::check;
    }

    @Bean
    JavaDelegate judgeOpinions(Trail trail, IitRules rules) {
        return execution -> {
            Facts facts = facts(trail, execution);
            execution.setVariable(
                    "opinionNext",
                    Opinions.in(facts, rules::clockInForce).next().name());
            execution.setVariable(
                    "firstReview", facts.of(Iit.RECORD_ACADEMIC_REVIEW).isEmpty());
        };
    }

    @Bean
    JavaDelegate checkImportCompliance(ImportOfStudy imports) {
        return execution ->
                execution.setVariable("importStatus", imports.status(execution).name());
    }

    @Bean
    JavaDelegate beginRound(Rounds rounds, Deadlines deadlines) {
        return execution -> {
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
            execution.setVariable("filingWorkingDaysLeft", deadlines.workingDaysLeft(started));
        };
    }

    /** Two opinions from before the Order: the same steps, no statutory clock. */
    @Bean
    JavaDelegate fileWithoutClock() {
        return execution -> execution.setVariable("filingDueOn", "");
    }

    @Bean
    JavaDelegate remindOfFiling(Deadlines deadlines) {
        return execution -> deadlines.remind(execution.getProcessInstanceId(), Iit.NHC_FILING);
    }

    @Bean
    JavaDelegate recordFilingBreach(Deadlines deadlines) {
        return execution -> deadlines.breach(execution.getProcessInstanceId(), Iit.NHC_FILING);
    }

    @Bean
    JavaDelegate judgeFiling(Trail trail, Deadlines deadlines) {
        return execution -> {
            Optional<Deadline> closed = deadlines.met(
                    execution.getProcessInstanceId(),
                    Iit.NHC_FILING,
                    facts(trail, execution).date("filingDate").orElseThrow());
            execution.setVariable(
                    "filedInTime",
                    closed.map(d -> d.status() == Deadline.Status.MET).orElse(true));
        };
    }

    @Bean
    JavaDelegate closePathway(Trail trail, Deadlines deadlines, ImportOfStudy imports) {
        return execution -> {
            String reason = facts(trail, execution).text("reason").orElse("the pathway was withdrawn");
            deadlines.cancelAll(execution.getProcessBusinessKey(), reason);
            imports.end(execution);
        };
    }

    private static Facts facts(Trail trail, DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Iit.KEY);
    }

    private static Deadlines.Owner owner(DelegateExecution execution) {
        return new Deadlines.Owner(execution.getProcessBusinessKey(), Iit.KEY, execution.getProcessInstanceId());
    }
}
