package com.lancore.pathways.operations;

import com.lancore.pathways.archive.Archive;
import com.lancore.pathways.audit.Anchors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does each night. */
@Configuration
class NightlyDelegates {

    @Bean
    JavaDelegate reconcileDates(Reconciliation reconciliation) {
        return execution -> reconciliation.run();
    }

    @Bean
    JavaDelegate archiveCourses(Archive archive) {
        return execution -> archive.run();
    }

    @Bean
    JavaDelegate anchorTrails(Anchors anchors) {
        return execution -> anchors.drop();
    }
}
