package com.lancore.pathways.operations;

import com.lancore.pathways.archive.Archive;
import com.lancore.pathways.audit.Anchors;
import com.lancore.pathways.engine.Aside;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the machine does each night; what goes through all projects does so aside, and not within the command of its job. */
@Configuration
class NightlyDelegates {

    @Bean
    JavaDelegate reconcileDates(Reconciliation reconciliation) {
        return execution -> Aside.run(reconciliation::run);
    }

    @Bean
    JavaDelegate archiveCourses(Archive archive) {
        return execution -> Aside.run(archive::run);
    }

    @Bean
    JavaDelegate anchorTrails(Anchors anchors) {
        return execution -> anchors.drop();
    }
}
