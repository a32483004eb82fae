package com.lancore.pathways.lecheng;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.engine.Verdict;
import com.lancore.pathways.requirement.EligibilityReport;
import com.lancore.pathways.rwd.Rwd;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in special import and in its shipments. */
@Configuration
class LechengDelegates {

    @Bean
    JavaDelegate checkLechengEligibility(SpecialImportEligibility eligibility, Trail trail, Clock clock) {
        return execution -> {
            EligibilityReport report = eligibility.report(facts(trail, execution), Shanghai.today(clock));
            if (!report.isEmpty()) {
                trail.append(machine(execution, "checkLechengEligibility"), report.lines());
            }
            Verdict.write(execution, "eligible", report.isEmpty());
            execution.setVariable("eligibilityFindings", report.text());
        };
    }

    @Bean
    JavaDelegate startRwdStudy(Trail trail, Rwd rwd) {
        return execution -> {
            if (facts(trail, execution).is("rwdPlanned", "YES")) {
                rwd.begin(execution.getProcessBusinessKey());
            }
        };
    }

    @Bean
    JavaDelegate startQualificationClock(AuthorityClocks clocks) {
        return execution -> clocks.start(execution, StatutoryStep.QUALIFICATION);
    }

    @Bean
    JavaDelegate closeQualificationClock(AuthorityClocks clocks) {
        return execution -> clocks.close(execution, StatutoryStep.QUALIFICATION);
    }

    @Bean
    JavaDelegate startUrgencyClock(AuthorityClocks clocks) {
        return execution -> clocks.start(execution, StatutoryStep.URGENCY);
    }

    @Bean
    JavaDelegate closeUrgencyClock(AuthorityClocks clocks) {
        return execution -> clocks.close(execution, StatutoryStep.URGENCY);
    }

    @Bean
    JavaDelegate startImportClock(AuthorityClocks clocks) {
        return execution -> clocks.start(execution, StatutoryStep.IMPORT_APPLICATION);
    }

    @Bean
    JavaDelegate closeImportClock(AuthorityClocks clocks) {
        return execution -> clocks.close(execution, StatutoryStep.IMPORT_APPLICATION);
    }

    @Bean
    JavaDelegate startShipment(Shipments shipments) {
        return shipments::start;
    }

    @Bean
    JavaDelegate judgeColdChain(Trail trail) {
        return execution -> Verdict.write(
                execution,
                "quarantined",
                ShipmentRules.isQuarantined(trail.facts(execution.getProcessBusinessKey(), Shipment.KEY)
                        .ofInstance(execution.getProcessInstanceId())));
    }

    @Bean
    JavaDelegate closeAccess(Shipments shipments) {
        return execution -> shipments.end(execution.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate closeSpecialImport(Shipments shipments, Trail trail) {
        return execution -> {
            shipments.withdraw(execution, facts(trail, execution));
        };
    }

    @Bean
    JavaDelegate checkTranslationEligibility(TranslationRules rules, Trail trail, Clock clock) {
        return execution -> {
            EligibilityReport report = rules.report(
                    trail.facts(execution.getProcessBusinessKey(), Translation.KEY), Shanghai.today(clock));
            if (!report.isEmpty()) {
                trail.append(
                        new Act(
                                execution.getProcessBusinessKey(),
                                Act.MACHINE,
                                Translation.KEY,
                                execution.getProcessInstanceId(),
                                "checkTranslationEligibility"),
                        report.lines());
            }
            Verdict.write(execution, "eligible", report.isEmpty());
            execution.setVariable("eligibilityFindings", report.text());
        };
    }

    /** Track B has no clock; a study of real-world data may run beside it. */
    @Bean
    JavaDelegate closeTranslation(Trail trail, Rwd rwd) {
        return execution -> {
            trail.append(
                    new Act(
                            execution.getProcessBusinessKey(),
                            Act.MACHINE,
                            Translation.KEY,
                            execution.getProcessInstanceId(),
                            "closeTranslation"),
                    Act.Line.of(TrailEntry.Kind.NOTICE, Translation.KEY, "WITHDRAWN", "the pathway was withdrawn"));
            rwd.end(execution.getProcessBusinessKey());
        };
    }

    private static Facts facts(Trail trail, DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Lecheng.KEY);
    }

    private static Act machine(DelegateExecution execution, String node) {
        return new Act(
                execution.getProcessBusinessKey(), Act.MACHINE, Lecheng.KEY, execution.getProcessInstanceId(), node);
    }
}
