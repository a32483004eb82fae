package com.lancore.pathways.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.engine.Deployer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.test.context.bean.override.convention.TestBean;

/**
 * Studies that began by a model in which one step was called otherwise, and in which another one stood of which the
 * newest knows nothing, when operations upgrades.
 */
@PathwaysTest
@Tag("own-database")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("postgres-too")
class UpgradesIT {

    private static final String RENAMED = """
            process,before,now,release
            iit,gatherNonClinicalPackage,prepareNonClinicalPackage,0.2.0
            """;

    @TestBean
    private RenamedElements renamedElements;

    @Autowired
    private House house;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Deployer deployer;

    private Study renamed;
    private Study filing;
    private Study without;
    private JsonNode unhealthy;
    private JsonNode trial;
    private List<String> afterTheTrial;
    private JsonNode run;
    private List<Study.Timer> timers;
    private List<Study.DeadlineSeen> deadlines;

    static RenamedElements renamedElements() {
        return new RenamedElements(new ByteArrayResource(RENAMED.getBytes(StandardCharsets.UTF_8)));
    }

    @BeforeAll
    void upgrade() throws IOException {
        filing = house.study().start().to("fileWithNhc");
        timers = filing.timers();
        deadlines = filing.deadlines();
        deployTheModelOfBefore();
        renamed = house.study().start();
        without = house.study()
                .with("sponsorKind", "CHINESE_LEGAL_PERSON")
                .with("sponsorName", "Example Pharma")
                .start();
        assertThat(renamed.open()).containsExactly("gatherNonClinicalPackage");
        assertThat(without.open()).containsExactly("gatherNonClinicalPackage", "signSponsorAgreement");
        deployer.run();

        unhealthy = health();
        trial = house.person("director").get("/api/upgrades").is(200).json();
        afterTheTrial = renamed.open();
        run = house.person("ops").post("/api/upgrades", "{}").is(200).json();
    }

    /** The newest model, but two of its steps by other names. */
    private void deployTheModelOfBefore() throws IOException {
        Deployment newest = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list()
                .get(0);
        String model = Files.readString(Path.of("bpmn/iit.bpmn"), StandardCharsets.UTF_8)
                .replace("prepareNonClinicalPackage", "gatherNonClinicalPackage")
                .replace("executeSponsorAgreement", "signSponsorAgreement")
                .replace("formRef=\"gatherNonClinicalPackage", "formRef=\"prepareNonClinicalPackage")
                .replace("formRef=\"signSponsorAgreement", "formRef=\"executeSponsorAgreement");
        List<String> others = repository.getDeploymentResourceNames(newest.getId()).stream()
                .filter(name -> !name.equals("bpmn/iit.bpmn"))
                .toList();
        repository
                .createDeployment()
                .name("Lancore Pathways")
                .source("application")
                .addDeploymentResourcesByName(newest.getId(), others)
                .addString("bpmn/iit.bpmn", model)
                .deploy();
    }

    private JsonNode health() {
        return house.person("ops")
                .get("/actuator/health")
                .is(200)
                .json()
                .get("components")
                .get("upgrades");
    }

    private static JsonNode iit(JsonNode report) {
        for (JsonNode process : report.get("processes")) {
            if (process.get("process").asText().equals("iit")) {
                return process;
            }
        }
        throw new AssertionError(report);
    }

    @Test
    void beforeTheUpgrade_healthAsksForALook_andAfterwardsOnlyForWhatStayed() {
        assertThat(unhealthy.get("status").asText()).isEqualTo("ATTENTION");
        assertThat(unhealthy.get("details").get("look").asText()).contains("docs/runbook/upgrades.md");
        assertThat(unhealthy.get("details").get("onOlderVersions").asInt()).isGreaterThan(1);
        assertThat(health().get("details").get("onOlderVersions").asInt()).isOne();
    }

    @Test
    void theDryRunChangesNothing_andTellsWhatTheRunDoes() {
        assertThat(trial.get("dryRun").asBoolean()).isTrue();
        assertThat(afterTheTrial).containsExactly("gatherNonClinicalPackage");
        assertThat(trial.get("processes")).isEqualTo(run.get("processes"));
    }

    @Test
    void aTaskThatWasRenamed_goesOnByItsNewName_withItsDate() {
        assertThat(renamedElements.all()).hasSize(1);
        assertThat(renamed.open()).containsExactly("prepareNonClinicalPackage");
        assertThat(renamed.json("prepareNonClinicalPackage").get("due").asText())
                .isNotBlank();
        assertThat(renamed.json("prepareNonClinicalPackage").get("formKey").isNull())
                .isTrue();
        renamed.to("finalizeProtocol");
    }

    @Test
    void whatStandsWhereTheNewestModelHasNoPlace_stays_withTheReason_andTheOthersGo() {
        JsonNode staying = iit(run).get("staying");
        assertThat(staying).hasSize(1);
        assertThat(staying.get(0).get("projectCode").asText()).isEqualTo(without.code());
        assertThat(staying.get(0).get("at").toString()).contains("signSponsorAgreement");
        assertThat(staying.get(0).get("why").asText())
                .isEqualTo("It stands at signSponsorAgreement, for which the newest model has no place.");
        assertThat(staying.get(0).get("whyZh").asText())
                .contains("signSponsorAgreement")
                .containsPattern("\\p{IsHan}");
        assertThat(without.open()).containsExactly("gatherNonClinicalPackage", "signSponsorAgreement");
        assertThat(without.trail("MIGRATED")).isEmpty();
        assertThat(iit(run).get("going")).isNotEmpty();
    }

    @Test
    void aClockThatRuns_keepsItsRowAndItsTimers() {
        assertThat(filing.timers()).isEqualTo(timers);
        assertThat(filing.deadlines()).isEqualTo(deadlines);
        assertThat(filing.open()).contains("fileWithNhc");
    }

    @Test
    void eachThatWentOver_isToldOnItsTrail_byWhoeverSaidSo() {
        assertThat(renamed.trail("MIGRATED")).singleElement().satisfies(entry -> {
            assertThat(entry.person()).isEqualTo("ops");
            assertThat(entry.processKey()).isEqualTo("iit");
            assertThat(entry.node()).isEqualTo("upgrade");
            assertThat(entry.oldValue()).isEqualTo("2");
            assertThat(entry.newValue()).isEqualTo("3");
        });
    }

    @Test
    void askedAgain_nothingMoreGoes() {
        JsonNode again = house.person("ops").post("/api/upgrades", "{}").is(200).json();
        assertThat(again.get("going").asInt()).isZero();
        assertThat(again.get("staying").asInt()).isOne();
        assertThat(renamed.trail("MIGRATED")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pm", "regulatory", "client", "admin"})
    void nobodyElseUpgrades_orIsToldThePlan(String person) {
        house.person(person).get("/api/upgrades").isPlainRefusal().is(403);
        house.person(person).post("/api/upgrades", "{}").isPlainRefusal().is(403);
    }
}
