package com.lancore.pathways.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.engine.Deployer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Studies that began by the model of before, which knew no conduct, when the application starts with the one that does. */
@PathwaysTest
@Tag("own-database")
class OlderStudiesIT {

    @Autowired
    private House house;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Deployer deployer;

    @Autowired
    private ConductMigration migration;

    @Test
    void getTheirConduct_whereverTheyStand_andOnceOnly() throws IOException {
        // by the real clock: which deployment is the newest is told by its time
        deployTheModelOfBefore();
        Study inReview = house.study().start().to("recordEthicsReview");
        Study filing = house.study().start().to("fileWithNhc");
        Study planning = house.study().start().to("recordFilingNumber").done("recordFilingNumber");
        Study waiting = house.study().start().to("confirmFirstPatient");
        Study enrolled = house.study().start().to("confirmFirstPatient").done("confirmFirstPatient");
        Study withdrawn = house.study().start().to("confirmFirstPatient");
        withdrawn.outside().reported("pm", "projectWithdrawn", "reason", "the sponsor stops");
        withdrawn.done("recordWithdrawalNotice");
        List<Study> all = List.of(inReview, filing, planning, waiting, enrolled, withdrawn);
        assertThat(all)
                .allSatisfy(study -> assertThat(study.instances("iitConduct")).isEmpty());
        List<Study.Timer> timers = filing.timers();
        List<Study.DeadlineSeen> deadlines = filing.deadlines();

        starts();

        assertThat(List.of(planning, waiting, enrolled))
                .allSatisfy(study -> assertThat(study.running()).contains("iitConduct"));
        assertThat(withdrawn.running()).isEmpty();
        assertThat(inReview.instances("iitConduct")).isEmpty();
        assertThat(filing.timers())
                .extracting(Study.Timer::due)
                .containsExactlyElementsOf(timers.stream().map(Study.Timer::due).toList());
        assertThat(filing.deadlines()).isEqualTo(deadlines);
        // had its first patient before there was a conduct: it is asked for the interval at once
        assertThat(enrolled.open()).containsExactly("setPeriodicReportInterval");

        starts();

        assertThat(List.of(planning, waiting, enrolled))
                .allSatisfy(study -> assertThat(study.instances("iitConduct")).hasSize(1));
        goOn(inReview.to("confirmFirstPatient"));
        goOn(filing.to("confirmFirstPatient"));
        goOn(planning.to("confirmFirstPatient"));
        goOn(waiting);
    }

    private void goOn(Study study) {
        study.done("confirmFirstPatient");
        assertThat(study.running()).containsExactly("iitConduct");
        assertThat(study.open()).containsExactly("setPeriodicReportInterval");
        assertThat(study.instances("iitConduct")).hasSize(1);
    }

    /** As when the application starts with this release. */
    private void starts() throws IOException {
        deployer.run();
        migration.run();
    }

    /** Everything as it is, but the study's model as it was. */
    private void deployTheModelOfBefore() throws IOException {
        DeploymentBuilder deployment =
                repository.createDeployment().name("Lancore Pathways").source("application");
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (String pattern : List.of("classpath*:bpmn/**/*.dmn", "classpath*:forms/**/*.form")) {
            for (Resource found : files.getResources(pattern)) {
                String url = found.getURL().toString();
                String folder = pattern.contains("forms") ? "/forms/" : "/bpmn/";
                add(deployment, url.substring(url.lastIndexOf(folder) + 1), found);
            }
        }
        add(deployment, "bpmn/iit.bpmn", files.getResource("classpath:older/iit-before-conduct.bpmn"));
        deployment.deploy();
    }

    private static void add(DeploymentBuilder deployment, String name, Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            deployment.addInputStream(name, in);
        }
    }
}
