package com.lancore.pathways.conduct;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clocks of the conduct in the models: each is started, watched and closed. */
@Configuration
class ClockDelegates {

    @Bean
    JavaDelegate startChangeFilingClock(ConductClocks clocks) {
        return change -> clocks.start(change, ConductClock.CHANGE_FILING);
    }

    @Bean
    JavaDelegate watchChangeFiling(ConductClocks clocks) {
        return change -> clocks.watch(change, ConductClock.CHANGE_FILING);
    }

    @Bean
    JavaDelegate startSafetyReportClock(ConductClocks clocks) {
        return safety -> clocks.start(safety, ConductClock.SAFETY_REPORT);
    }

    @Bean
    JavaDelegate watchSafetyReport(ConductClocks clocks) {
        return safety -> clocks.watch(safety, ConductClock.SAFETY_REPORT);
    }

    @Bean
    JavaDelegate closeSafetyReportClock(ConductClocks clocks) {
        return safety -> clocks.close(safety, ConductClock.SAFETY_REPORT);
    }

    @Bean
    JavaDelegate startAssessmentClock(ConductClocks clocks) {
        return safety -> clocks.start(safety, ConductClock.ETHICS_ASSESSMENT);
    }

    @Bean
    JavaDelegate watchAssessment(ConductClocks clocks) {
        return safety -> clocks.watch(safety, ConductClock.ETHICS_ASSESSMENT);
    }

    @Bean
    JavaDelegate closeAssessmentClock(ConductClocks clocks) {
        return safety -> clocks.close(safety, ConductClock.ETHICS_ASSESSMENT);
    }

    @Bean
    JavaDelegate startEthicsReviewClock(ConductClocks clocks) {
        return conduct -> clocks.start(conduct, ConductClock.ETHICS_REVIEW);
    }

    @Bean
    JavaDelegate watchEthicsReview(ConductClocks clocks) {
        return conduct -> clocks.watch(conduct, ConductClock.ETHICS_REVIEW);
    }

    @Bean
    JavaDelegate closeEthicsReviewClock(ConductClocks clocks) {
        return conduct -> clocks.close(conduct, ConductClock.ETHICS_REVIEW);
    }

    @Bean
    JavaDelegate startPeriodicReportClock(ConductClocks clocks) {
        return conduct -> clocks.start(conduct, ConductClock.PERIODIC_REPORT);
    }

    @Bean
    JavaDelegate watchPeriodicReport(ConductClocks clocks) {
        return conduct -> clocks.watch(conduct, ConductClock.PERIODIC_REPORT);
    }

    @Bean
    JavaDelegate closePeriodicReportClock(ConductClocks clocks) {
        return conduct -> clocks.close(conduct, ConductClock.PERIODIC_REPORT);
    }
}
