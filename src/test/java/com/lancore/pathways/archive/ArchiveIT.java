package com.lancore.pathways.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lancore.pathways.audit.Anchors;
import com.lancore.pathways.audit.Trail;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.ModelCoverage;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is kept for thirty years against the clean-up of the engine's history; in a database that is cleaned up. */
@PathwaysTest
@Tag("own-database")
@Tag("postgres-too")
class ArchiveIT {

    @Autowired
    private House house;

    @Autowired
    private Archive archive;

    @Autowired
    private Trail trail;

    @Autowired
    private Anchors anchors;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private HistoryService history;

    @Autowired
    private ManagementService management;

    private Study study;
    private String instance;

    @BeforeEach
    void aStudyThatWasWithdrawn() {
        house.clock().set("2026-06-01T10:00");
        study = house.study().start();
        instance = study.instance();
        String task = study.task("prepareNonClinicalPackage");
        house.person("regulatory")
                .post("/engine-rest/task/" + task + "/claim", Map.of("userId", "regulatory"))
                .is(204);
        house.person("regulatory")
                .post(
                        "/engine-rest/task/" + task + "/comment/create",
                        Map.of("message", "The maker sends it in July 七月"))
                .is(200);
        study.to("finalizeProtocol");
        study.outside().reported("pm", "projectWithdrawn", "reason", "the maker stopped");
    }

    @Test
    void historyOfAProcessThatIsNotArchived_isNeverCleanedUp() {
        assertThat(ended().getRemovalTime()).isNull();

        house.clock().set("2099-06-01T02:00");
        cleanUp();

        assertThat(ended()).isNotNull();
    }

    @Test
    void theCourseOfWhatHasEnded_isKeptWithItsHashOnTheTrail() throws IOException {
        archive.run();

        Archive.Kept kept = kept();
        JsonNode course = new ObjectMapper().readTree(kept.content());
        assertThat(course.get("projectCode").asText()).isEqualTo(study.code());
        assertThat(course.get("startedBy").asText()).isEqualTo("pm");
        assertThat(course.findValuesAsText("node")).contains("prepareNonClinicalPackage", "finalizeProtocol");
        assertThat(course.get("comments").get(0).get("text").asText()).isEqualTo("The maker sends it in July 七月");
        assertThat(course.get("comments").get(0).get("task").asText()).isEqualTo("prepareNonClinicalPackage");
        assertThat(course.get("operations").findValuesAsText("operation")).contains("Claim", "Complete");
        assertThat(course.get("values").findValuesAsText("name")).contains("assetName");
        assertThat(trail.of(study.code()))
                .filteredOn(e -> e.kind() == TrailEntry.Kind.ARCHIVED && instance.equals(e.processInstanceId()))
                .singleElement()
                .satisfies(e -> assertThat(e.newValue()).isEqualTo(kept.sha256()));
    }

    @Test
    void theArchiveIsReadByThoseWhoWatchOverTheHouse_asItWasWritten() {
        archive.run();
        String address = "/api/projects/" + study.code() + "/courses";

        JsonNode listed = house.person("ops")
                .get(address)
                .is(200)
                .rows()
                .filter(k -> k.get("processInstanceId").asText().equals(instance))
                .findFirst()
                .orElseThrow();
        assertThat(listed.get("process").asText()).isEqualTo("iit");
        assertThat(house.person("director")
                        .get(address + "/" + instance)
                        .is(200)
                        .text())
                .isEqualTo(kept().content());
        house.person("ops").get(address + "/nothing").is(404).says("Nothing is archived");
        house.person("pm").get(address).is(403).says("shown to operations");
        house.person("client").get(address).is(404);
    }

    @Test
    void anotherRunKeepsNothingTwice_andTouchesNoProcessThatRuns() {
        Study running = house.study().start();
        archive.run();
        long entries = trail.of(study.code()).size();

        archive.run();

        assertThat(trail.of(study.code())).hasSize((int) entries);
        assertThat(archive.of(running.code())).isEmpty();
    }

    @Test
    void historyGoesWhenItsTimeHasComeAfterTheArchive_andWhatIsKeptStays() {
        archive.run();
        runJobs();
        Instant from = ended().getRemovalTime().toInstant();
        assertThat(Shanghai.today(java.time.Clock.fixed(from, Shanghai.ZONE))).hasToString("2036-05-29");
        String before = kept().content();

        house.clock().set("2036-05-28T02:00");
        cleanUp();
        assertThat(ended()).isNotNull();
        house.clock().set("2036-05-30T02:00");
        cleanUp();

        assertThat(ended()).isNull();
        assertThat(kept().content()).isEqualTo(before);
        assertThat(house.person("pm")
                        .get("/api/projects/" + study.code())
                        .is(200)
                        .json()
                        .get("phase")
                        .asText())
                .isEqualTo("ENDED");
        assertThat(study.trail()).isNotEmpty();
        assertThat(house.person("ops")
                        .get("/api/audit/verify")
                        .is(200)
                        .json()
                        .get("intact")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void theArchiveItselfIsNeverChanged() {
        archive.run();

        assertThatThrownBy(() -> jdbc.update("delete from archived_course"))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .message()
                .containsPattern("is evidence|permission denied for table");
    }

    @Test
    void theEngineArchivesEachNight_andAnchorsWhatItArchived() {
        house.fireTimerOf("keepEvidence");

        assertThat(kept()).isNotNull();
        long last = trail.of(study.code()).size();
        assertThat(jdbc.queryForObject(
                        "select max(entries) from trail_anchor_head where project_code = ?", Long.class, study.code()))
                .isEqualTo(last);
        assertThat(anchors.newest()).isPresent();
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("keepEvidence")
                        .finished()
                        .list())
                .as("the house's own history goes by the time to live")
                .allSatisfy(p -> assertThat(p.getRemovalTime()).isNotNull());
        ModelCoverage.isAtLeast(0.95, house, "keepEvidence");
    }

    @Test
    void cleanUpRunsInItsWindowAtNight() {
        history.cleanUpHistoryAsync(false);

        assertThat(history.findHistoryCleanupJobs()).isNotEmpty().allSatisfy(job -> assertThat(
                        LocalTime.ofInstant(job.getDuedate().toInstant(), Shanghai.ZONE))
                .isEqualTo(LocalTime.of(1, 0)));
    }

    private Archive.Kept kept() {
        return archive.of(study.code()).stream()
                .filter(k -> k.processInstanceId().equals(instance))
                .findFirst()
                .orElseThrow();
    }

    private HistoricProcessInstance ended() {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().stream().map(Job::getId).forEach(management::executeJob);
    }

    /** All jobs that wait for no time: what the job executor would do at once. */
    private void runJobs() {
        house.runJobs(this::messages);
    }

    private List<Job> messages() {
        return management.createJobQuery().messages().executable().list().stream()
                .filter(j -> history.findHistoryCleanupJobs().stream()
                        .noneMatch(c -> c.getId().equals(j.getId())))
                .toList();
    }
}
