package com.lancore.pathways.demo;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.deadline.PublishedCalendar;
import com.lancore.pathways.project.Projects;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A few projects that tell a story, so that no page is empty: one on time, one held at import, one breached, one that
 * has just begun. Their dates are counted back from today by the real calendar.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "pathways.demo.projects", matchIfMissing = true)
@Order(DemoPeople.ORDER + 10)
class DemoProjects implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(DemoProjects.class);

    private final DemoProject project;
    private final Projects projects;
    private final PublishedCalendar calendar;
    private final Clock clock;

    DemoProjects(DemoProject project, Projects projects, PublishedCalendar calendar, Clock clock) {
        this.project = project;
        this.projects = projects;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        once("DEMO-ON-TIME", this::onTime);
        once("DEMO-IMPORT", this::heldAtImport);
        once("DEMO-BREACHED", this::breached);
        once(
                "DEMO-NEW",
                code -> project.start(
                        code,
                        "Exosome therapy for osteoarthritis · 外泌体治疗骨关节炎",
                        Map.of("technologyCategory", "CELL_DERIVED", "productType", "CELL")));
    }

    private void once(String code, java.util.function.Consumer<String> story) {
        if (projects.find(code).isEmpty()) {
            LOG.info("Making the demo project {}", code);
            story.accept(code);
        }
    }

    private void onTime(String code) {
        project.start(code, "CAR-T for refractory lupus · CAR-T治疗难治性狼疮", Map.of());
        project.toReviews(code);
        project.academic(code, workingDaysAgo(4));
        project.ethics(code, workingDaysAgo(2));
        project.assemble(code);
    }

    private void heldAtImport(String code) {
        project.start(
                code,
                "Imported gene therapy for haemophilia · 进口基因治疗血友病",
                Map.of("productImported", "YES", "foreignParty", "UNKNOWN", "sponsorKind", "HOSPITAL"));
        project.toReviews(code);
        project.academic(code, workingDaysAgo(6));
        project.complete(
                code,
                "regulatory",
                "assessImportRoute",
                Map.of(
                        "importRoute",
                        "SPECIAL_ARTICLES",
                        "importRegimeDate",
                        workingDaysAgo(1).toString()));
    }

    private void breached(String code) {
        project.start(
                code,
                "Pluripotent cells for Parkinson's disease · 多能干细胞治疗帕金森病",
                Map.of(
                        "technologyCategory",
                        "PLURIPOTENT_STEM_CELL",
                        "qualityPersonQualified",
                        true,
                        "productType",
                        "CELL"));
        project.toReviews(code);
        project.academic(code, workingDaysAgo(12));
        project.ethics(code, workingDaysAgo(8));
    }

    private LocalDate workingDaysAgo(int n) {
        return calendar.now().minusWorkingDays(Shanghai.today(clock), n);
    }
}
