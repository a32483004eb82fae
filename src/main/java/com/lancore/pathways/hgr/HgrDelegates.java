package com.lancore.pathways.hgr;

import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.DeadlineWatch;
import com.lancore.pathways.engine.Verdict;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in the clearance of human genetic resources. */
@Configuration
class HgrDelegates {

    @Bean
    JavaDelegate decideHgrRoute(HgrRoutes routes, Trail trail, Clock clock) {
        return execution -> {
            HgrRoutes.Result result = routes.of(facts(trail, execution), Shanghai.today(clock));
            trail.append(
                    new Act(
                            execution.getProcessBusinessKey(),
                            Act.MACHINE,
                            Hgr.KEY,
                            execution.getProcessInstanceId(),
                            Hgr.DECIDE_ROUTE),
                    List.of(
                            Act.Line.fact("hgrNext", result.next().name()),
                            Act.Line.fact("hgrRoutes", result.named()),
                            Act.Line.fact("hgrForeignParty", result.foreignParty())));
            Verdict.write(execution, "hgrNext", result.next().name());
            Verdict.write(execution, "informationReportNeeded", result.asksForReport());
        };
    }

    @Bean
    JavaDelegate startHgrClock(HgrClock clock) {
        return clock::start;
    }

    @Bean
    JavaDelegate closeHgrClock(HgrClock clock) {
        return clock::close;
    }

    @Bean
    JavaDelegate startHgrJointReport(HgrRoutes routes, HgrClock clock, Trail trail, Clock now) {
        return execution -> {
            boolean owed = routes.afterTheEnd(facts(trail, execution), Shanghai.today(now))
                    .routes()
                    .contains(HgrRoutes.JOINT_REPORT);
            clock.cancelDecision(execution, "the cooperation has ended");
            if (owed) {
                clock.startJointReport(execution);
            }
            Verdict.write(execution, "jointReportOwed", owed);
        };
    }

    @Bean
    JavaDelegate remindOfHgrJointReport(DeadlineWatch watch) {
        return execution -> watch.begin(execution.getProcessInstanceId(), Hgr.JOINT_REPORT);
    }

    @Bean
    JavaDelegate recordHgrJointReportBreach(DeadlineWatch watch) {
        return execution -> watch.begin(execution.getProcessInstanceId(), Hgr.JOINT_REPORT);
    }

    @Bean
    JavaDelegate closeHgrJointReport(HgrClock clock) {
        return clock::closeJointReport;
    }

    @Bean
    JavaDelegate closeHgrCompliance(HgrClock clock) {
        return execution -> clock.cancelDecision(execution, "the project has ended");
    }

    private static Facts facts(Trail trail, DelegateExecution execution) {
        return trail.facts(execution.getProcessBusinessKey(), Hgr.KEY);
    }
}
