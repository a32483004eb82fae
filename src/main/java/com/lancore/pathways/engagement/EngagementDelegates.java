package com.lancore.pathways.engagement;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.engine.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in an engagement. */
@Configuration
class EngagementDelegates {

    @Bean
    JavaDelegate judgePathways(Judgements judgements, Trail trail, Clock clock) {
        return execution -> judgements.triage(execution, facts(trail, execution), Shanghai.today(clock));
    }

    @Bean
    JavaDelegate screenCompliance(Judgements judgements, Trail trail, Clock clock) {
        return execution -> judgements.screen(execution, facts(trail, execution), Shanghai.today(clock));
    }

    @Bean
    JavaDelegate classifyRisk(Judgements judgements, Trail trail, Clock clock) {
        return execution -> judgements.classify(execution, facts(trail, execution), Shanghai.today(clock));
    }

    @Bean
    JavaDelegate settleRiskClass(RiskClass risk, Trail trail, Clock clock) {
        return execution -> {
            LocalDate today = Shanghai.today(clock);
            String settled = risk.settled(facts(trail, execution), today);
            trail.append(machine(execution, Engagement.SETTLE_RISK_CLASS), Act.Line.fact("settledRiskClass", settled));
            Verdict.write(execution, "prohibited", RiskClass.PROHIBITED.equals(settled));
        };
    }

    @Bean
    JavaDelegate compareWithPlan(Governance governance) {
        return governance::compare;
    }

    @Bean
    JavaDelegate judgeGovernance(Governance governance) {
        return governance::judge;
    }

    @Bean
    JavaDelegate closeEngagement(Trail trail) {
        return execution -> trail.append(
                machine(execution, Engagement.CLOSE),
                Act.Line.of(TrailEntry.Kind.NOTICE, Engagement.KEY, "WITHDRAWN", "the project was withdrawn"));
    }

    static Act machine(DelegateExecution execution, String node) {
        return new Act(
                execution.getProcessBusinessKey(), Act.MACHINE, Engagement.KEY, execution.getProcessInstanceId(), node);
    }

    private static Facts facts(Trail trail, DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Engagement.KEY);
    }
}
