package com.lancore.pathways.conduct;

import com.lancore.pathways.engine.Verdict;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does in the conduct of a study, in its changes and in its safety events. */
@Configuration
class ConductDelegates {

    @Bean
    JavaDelegate startConduct(ConductLife life) {
        return study -> life.begin(study.getProcessBusinessKey());
    }

    @Bean
    JavaDelegate startProtocolChange(Reports reports) {
        return conduct -> reports.begin(conduct, Conduct.MATERIAL_CHANGE, ProtocolChange.KEY);
    }

    @Bean
    JavaDelegate startSafetyReport(Reports reports) {
        return conduct -> reports.begin(conduct, Conduct.SAFETY_EVENT, SafetyReport.KEY);
    }

    @Bean
    JavaDelegate applyNhcOrder(ConductLife life) {
        return life::apply;
    }

    @Bean
    JavaDelegate suspendAfterWithdrawal(ConductLife life) {
        return conduct -> life.suspend(conduct.getProcessBusinessKey(), ConductStatus.BY_ETHICS);
    }

    @Bean
    JavaDelegate resumeAfterRenewal(ConductLife life) {
        return conduct -> life.resume(conduct.getProcessBusinessKey(), ConductStatus.BY_ETHICS);
    }

    @Bean
    JavaDelegate endStudy(ConductLife life) {
        return life::complete;
    }

    @Bean
    JavaDelegate terminateStudy(ConductLife life) {
        return life::terminate;
    }

    @Bean
    JavaDelegate closeConduct(ConductLife life) {
        return life::close;
    }

    @Bean
    JavaDelegate recordRetention(Retention retention, ConductLife life) {
        return conduct -> {
            retention.record(conduct.getProcessBusinessKey(), conduct.getProcessInstanceId());
            life.endStartUp(conduct.getProcessBusinessKey());
        };
    }

    @Bean
    JavaDelegate decideChange(Changes changes) {
        return changes::decide;
    }

    @Bean
    JavaDelegate closeChange(Changes changes) {
        return changes::close;
    }

    @Bean
    JavaDelegate judgeSafetyEvent(SafetyEvents events) {
        return events::judge;
    }

    @Bean
    JavaDelegate applyAssessment(ConductLife life) {
        return life::applyAssessment;
    }

    @Bean
    JavaDelegate judgeChangeFiling(ConductClocks clocks) {
        return change -> Verdict.write(change, "changeFiledInTime", clocks.close(change, ConductClock.CHANGE_FILING));
    }
}
