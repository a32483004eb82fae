package com.lancore.pathways.demo;

import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.document.Documents;
import com.lancore.pathways.engine.HouseClock;
import com.lancore.pathways.project.Projects;
import com.lancore.pathways.start.StartUpStep;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A few projects that tell a story, so that no page is empty; made once, through the engine as people make them. */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "pathways.demo.projects", matchIfMissing = true)
@Order(DemoPeople.ORDER + 10)
class DemoProjects implements StartUpStep {

    private static final Logger LOG = LoggerFactory.getLogger(DemoProjects.class);

    private final ProcessEngine engine;
    private final Documents documents;
    private final Projects projects;
    private final PublishedCalendar calendar;
    private final HouseClock clock;
    private final DemoStudies studies;
    private final DemoImports imports;
    private final DemoEngagements engagements;

    DemoProjects(
            ProcessEngine engine,
            Documents documents,
            Projects projects,
            PublishedCalendar calendar,
            HouseClock clock,
            DemoStudies studies,
            DemoImports imports,
            DemoEngagements engagements) {
        this.calendar = calendar;
        this.clock = clock;
        this.engine = engine;
        this.documents = documents;
        this.projects = projects;
        this.studies = studies;
        this.imports = imports;
        this.engagements = engagements;
    }

    @Override
    public void run() {
        once("DEMO-ON-TIME", studies::onTime);
        once("DEMO-IMPORT", studies::heldAtImport);
        once("DEMO-BREACHED", studies::breached);
        once("DEMO-NEW", studies::begun);
        once("DEMO-AUTHORITY", imports::waitingForTheAuthority);
        once("DEMO-BOND", imports::shipmentInBond);
        once("DEMO-ENGAGED", engagements::waitingForTheNda);
    }

    private void once(String code, Consumer<DemoProject> story) {
        if (projects.find(code).isEmpty()) {
            LOG.info("Making the demo project {}", code);
            tell(code, story);
        }
    }

    /** Tells a story under a new code; when it has been told, it is the time it was. */
    void tell(String code, Consumer<DemoProject> story) {
        clock.apart(() -> story.accept(new DemoProject(code, engine, documents, clock, calendar.now())));
    }
}
