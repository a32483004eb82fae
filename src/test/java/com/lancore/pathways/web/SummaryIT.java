package com.lancore.pathways.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands above the form of a task. It is Tuesday, 29 September 2026, in Shanghai. */
@DisplayName("Above the form of a task")
@PathwaysTest
@Tag("postgres-too")
class SummaryIT {

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-29T10:00");
    }

    @Test
    @DisplayName("the filing shows both letters in words, until when it is due, and the receipt that is missing")
    void filing() {
        Study study = letters().done("assembleFiling");

        JsonNode summary = summary("regulatory", study, "fileWithNhc");

        assertThat(summary.path("projectCode").asText()).isEqualTo(study.code());
        assertThat(english(summary))
                .containsSubsequence(
                        "Institution name: Ruijin Hospital",
                        "Academic outcome: Approved",
                        "Academic letter date: 2026-09-24",
                        "Academic protocol version: V1",
                        "Ethics outcome: Approved",
                        "Ethics letter date: 2026-09-28");
        assertThat(chinese(summary)).contains("学术审查结论: 通过", "伦理审查意见日期: 2026-09-28");
        assertThat(summary.path("deadlines").get(0).path("dueOn").asText()).isEqualTo("2026-10-10");
        assertThat(summary.path("documentsAsked").asInt()).isEqualTo(11);
        assertThat(summary.path("documentsMissing").findValuesAsText("nameZh")).containsExactly("备案回执");
    }

    @Test
    @DisplayName("a corrected fact stands there as corrected, whatever a variable of the process says")
    void corrected() {
        Study study = letters();
        String instance = study.instance();
        house.person("admin")
                .put(
                        "/engine-rest/process-instance/" + instance + "/variables/ethicsLetterDate",
                        Map.of("value", "2026-09-01"))
                .is(204);
        assertThat(english(summary("regulatory", study, "assembleFiling"))).contains("Ethics letter date: 2026-09-28");

        study.outside().corrected("ethics", "ethicsLetterDate", "2026-09-25");

        JsonNode summary = summary("regulatory", study, "assembleFiling");
        assertThat(english(summary)).contains("Ethics letter date: 2026-09-25");
        assertThat(summary.path("deadlines").get(0).path("dueOn").asText()).isEqualTo("2026-10-09");
    }

    @Test
    @DisplayName("the ethics review shows what the academic letter said and where the import stands")
    void importState() {
        Study study = house.study()
                .with("productImported", "YES")
                .start()
                .to("recordAcademicReview")
                .academicLetter("APPROVED", "2026-09-24", "V1");
        assertThat(english(summary("ethics", study, "recordEthicsReview")))
                .contains("Academic letter date: 2026-09-24", "Import compliance: not assessed yet");

        study.confirmImport(LocalDate.of(2026, 9, 1), LocalDate.of(2027, 3, 31));

        JsonNode summary = summary("ethics", study, "recordEthicsReview");
        assertThat(english(summary)).contains("Import compliance: confirmed, 2026-09-01 – 2027-03-31");
        assertThat(chinese(summary)).contains("进口合规: 已确认，2026-09-01 – 2027-03-31");
    }

    @Test
    @DisplayName("in a new round the letters of the round before are not shown as if they counted")
    void newRound() {
        Study study = house.study()
                .start()
                .to("recordAcademicReview")
                .academicLetter("REJECTED", "2026-09-24", "V1")
                .done("decideAfterRejection", "rejectionDecision", "NEW_ROUND", "reason", "revised");
        assertThat(english(summary("clinical", study, "finalizeProtocol")))
                .contains("Academic outcome: Rejected", "Protocol version: V1");

        study.finalise("V2", "C2");

        assertThat(english(summary("academic", study, "recordAcademicReview")))
                .contains("Protocol version: V2")
                .noneMatch(line -> line.startsWith("Academic outcome"));
    }

    @Test
    @DisplayName("the findings of the tables stand above the task that resolves them, with the rule of each")
    void findings() {
        Study study = house.study().with("institutionGrade", "2A").start();

        JsonNode finding =
                summary("pm", study, "resolveEligibility").path("known").get(0);

        assertThat(finding.path("name").asText()).isEqualTo("Blocked");
        assertThat(finding.path("nameZh").asText()).isEqualTo("禁止");
        assertThat(finding.path("value").asText()).contains("Grade 3A");
        assertThat(finding.path("basis").asText()).contains("Order 818");
        assertThat(finding.path("confidence").asText()).isEqualTo("LAW");
    }

    @Test
    @DisplayName("whoever decides on a correction sees the value on record beside the new one")
    void correction() {
        Study study = letters();
        study.upload("ethics", "EVIDENCE");
        house.person("ethics")
                .post(
                        "/api/projects/" + study.code() + "/events",
                        Map.of(
                                "event", "factCorrected",
                                "fact", "ethicsOutcome",
                                "newValue", "CONDITIONAL",
                                "reason", "misread"))
                .is(422);
        house.person("ethics")
                .post(
                        "/api/projects/" + study.code() + "/events",
                        Map.of(
                                "event", "factCorrected",
                                "fact", "ethicsLetterDate",
                                "newValue", "2026-09-25",
                                "reason", "misread"))
                .is(202);

        assertThat(english(summary("director", study, "approveCorrection")))
                .containsExactly(
                        "Recorded in: IIT under Order 818",
                        "Recorded value: 2026-09-28",
                        "Fact to correct: Ethics letter date",
                        "New value: 2026-09-25",
                        "Reason: misread",
                        "Asked for by: ethics");
    }

    @Test
    @DisplayName("nobody reads it of a task that they may not see, or that is done")
    void notEverybody() {
        Study study = house.study().start();
        String task = study.task("prepareNonClinicalPackage");

        house.person("client").get("/api/tasks/" + task + "/summary").is(404).isPlainRefusal();
        house.nobody().get("/api/tasks/" + task + "/summary").is(401);
        study.done("prepareNonClinicalPackage");
        house.person("regulatory")
                .get("/api/tasks/" + task + "/summary")
                .is(404)
                .isPlainRefusal();
    }

    private Study letters() {
        return house.study().start().letters("2026-09-24", "2026-09-28");
    }

    private JsonNode summary(String person, Study study, String task) {
        return house.person(person)
                .get("/api/tasks/" + study.task(task) + "/summary")
                .is(200)
                .json();
    }

    private static List<String> english(JsonNode summary) {
        return lines(summary, "name", "value");
    }

    private static List<String> chinese(JsonNode summary) {
        return lines(summary, "nameZh", "valueZh");
    }

    private static List<String> lines(JsonNode summary, String name, String value) {
        return StreamSupport.stream(summary.path("known").spliterator(), false)
                .map(known ->
                        known.path(name).asText() + ": " + known.path(value).asText())
                .toList();
    }
}
