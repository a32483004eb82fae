package com.lancore.pathways.segmented;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.engine.Verdict;
import com.lancore.pathways.requirement.EligibilityReport;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The machine steps of segmented production. */
@Configuration(proxyBeanMethods = false)
class SegmentedDelegates {

    @Bean
    JavaDelegate checkSegmentedEligibility(SegmentedEligibility eligibility, Trail trail, Clock clock) {
        return execution -> {
            Facts facts = trail.facts(execution.getProcessBusinessKey(), Segmented.KEY)
                    .ofInstance(execution.getProcessInstanceId());
            EligibilityReport report = eligibility.report(facts, Shanghai.today(clock));
            if (!report.isEmpty()) {
                trail.append(machine(execution, "checkSegmentedEligibility"), report.lines());
            }
            Verdict.write(
                    execution,
                    "segmentedRoute",
                    SegmentedEligibility.route(report).name());
            // unknown is never a no
            Verdict.write(execution, "jointPlanNeeded", !facts.is("differentProvinces", "NO"));
        };
    }

    @Bean
    JavaDelegate closeSegmentedProduction(Trail trail) {
        return execution -> trail.append(
                machine(execution, "closeSegmentedProduction"),
                Act.Line.of(TrailEntry.Kind.NOTICE, Segmented.KEY, "WITHDRAWN", "the pathway was withdrawn"));
    }

    private static Act machine(DelegateExecution execution, String node) {
        return new Act(
                execution.getProcessBusinessKey(), Act.MACHINE, Segmented.KEY, execution.getProcessInstanceId(), node);
    }
}
