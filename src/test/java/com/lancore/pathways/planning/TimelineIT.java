package com.lancore.pathways.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.lecheng.SpecialImport;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A project as its timeline tells it. It is Monday, 7 September 2026, in Shanghai when a project starts. */
@PathwaysTest
@Tag("postgres-too")
class TimelineIT {

    @Autowired
    private House house;

    @BeforeEach
    void setTheClock() {
        house.clock().set("2026-09-07T10:00");
    }

    @Test
    void theBaselineIsThePlanFromTheStart_andStaysWhereTheProjectRunsLate() {
        Study study = house.study().start();
        JsonNode first = timeline(study.code());
        assertThat(pathway(first).get("pathway").asText()).isEqualTo("IIT_818");
        assertThat(pathway(first).get("startedOn").asText()).isEqualTo("2026-09-07");
        assertThat(pathway(first).get("endsOn").asText())
                .isEqualTo(pathway(first).get("baselineEndsOn").asText());
        // 30 working days after 7 September, over Mid-Autumn and National Day, with 20 September and 10 October worked
        assertThat(step(first, "prepareNonClinicalPackage")
                        .at("/baseline/endsOn")
                        .asText())
                .isEqualTo("2026-10-23");

        house.clock().set("2026-11-02T10:00");
        JsonNode late = timeline(study.code());
        JsonNode preparation = step(late, "prepareNonClinicalPackage");
        assertThat(preparation.get("state").asText()).isEqualTo("OPEN");
        assertThat(preparation.at("/baseline/endsOn").asText()).isEqualTo("2026-10-23");
        assertThat(preparation.at("/planned/endsOn").asText()).isEqualTo("2026-11-02");
        assertThat(preparation.at("/planned/critical").asBoolean()).isTrue();
        assertThat(step(late, "finalizeProtocol").at("/planned/startsOn").asText())
                .isEqualTo("2026-11-03");
        assertThat(pathway(late).get("endsOn").asText())
                .isGreaterThan(pathway(late).get("baselineEndsOn").asText());
    }

    @Test
    void whatIsDoneBearsTheDayItWasRecorded_andTheLegalDateOfItsEvidence() {
        Study study = house.study().start().to("recordEthicsReview");
        house.clock().set("2026-09-28T10:00");
        study.done("recordEthicsReview", "ethicsLetterDate", "2026-09-24");

        JsonNode timeline = timeline(study.code());
        JsonNode ethics = step(timeline, "recordEthicsReview");
        assertThat(ethics.get("state").asText()).isEqualTo("DONE");
        assertThat(ethics.at("/actual/evidenceDate").asText()).isEqualTo("2026-09-24");
        assertThat(ethics.at("/actual/on").asText()).isEqualTo("2026-09-24");
        assertThat(ethics.at("/actual/recordedOn").asText()).isEqualTo("2026-09-28");
        assertThat(ethics.get("planned").isNull()).isTrue();
        assertThat(step(timeline, "prepareNonClinicalPackage").at("/actual/on").asText())
                .isEqualTo("2026-09-07");
    }

    @Test
    void anAgreementSignedBeforeTheFirstYearOfTheCalendar_isToldWithItsDate() {
        Study study = house.study().with("sponsorKind", "CHINESE_LEGAL_PERSON").start();
        study.done("executeSponsorAgreement", "agreementDate", "2023-11-02");

        assertThat(step(timeline(study.code()), "executeSponsorAgreement")
                        .at("/actual/on")
                        .asText())
                .isEqualTo("2023-11-02");
    }

    @Test
    void aRunningClockIsTheRowOfTheRegister_andTheFilingIsPlannedByIt() {
        Study study = house.study().start().to("recordEthicsReview");
        house.clock().set("2026-09-28T10:00");
        study.done("recordEthicsReview", "ethicsLetterDate", "2026-09-28");

        JsonNode timeline = timeline(study.code());
        assertThat(timeline.get("clocks").size()).isEqualTo(1);
        assertThat(timeline.at("/clocks/0/kind").asText()).isEqualTo("NHC_FILING");
        // 29 and 30 September, 8, 9 and 10 October: Saturday the 10th is worked
        assertThat(timeline.at("/clocks/0/dueOn").asText()).isEqualTo("2026-10-10");
        JsonNode filing = step(timeline, "fileWithNhc");
        assertThat(filing.at("/planned/endsOn").asText()).isEqualTo("2026-10-10");
        assertThat(filing.at("/planned/holidays/0/name").asText()).isEqualTo("National Day");
        assertThat(step(timeline, "recordFilingNumber").at("/planned/startsOn").asText())
                .isEqualTo("2026-10-12");
        assertThat(timeline.get("holidays").findValuesAsText("name")).contains("Mid-Autumn", "National Day");
    }

    @Test
    void aNewRoundAsksForItsStepsAgain_andWhatWasDoneOnceStaysDone() {
        Study study = house.study().start().to("recordAcademicReview");
        study.done("planFirstPatient");
        study.academicLetter("REVISE", "2026-09-07", "V1");

        JsonNode timeline = timeline(study.code());
        assertThat(step(timeline, "finalizeProtocol").get("state").asText()).isEqualTo("OPEN");
        assertThat(step(timeline, "recordAcademicReview").get("state").asText()).isEqualTo("AHEAD");
        assertThat(step(timeline, "recordAcademicReview").get("actual").isNull())
                .isTrue();
        assertThat(step(timeline, "planFirstPatient").get("state").asText()).isEqualTo("DONE");
    }

    @Test
    void anOpinionThatIsNotFinal_finishesNothing() {
        Study study = house.study().start().to("recordAcademicReview");
        study.academicLetter("CONDITIONAL", "2026-09-07", "V1");

        JsonNode academic = step(timeline(study.code()), "recordAcademicReview");
        assertThat(academic.get("state").asText()).isEqualTo("OPEN");
        assertThat(academic.at("/actual/on").asText()).isEqualTo("2026-09-07");
        assertThat(academic.at("/planned/endsOn").asText()).isEqualTo("2026-09-28");
    }

    @Test
    void ofAFinishedStudyNothingIsPlanned() {
        Study study = house.study().start().to("confirmFirstPatient").done("confirmFirstPatient");

        JsonNode timeline = timeline(study.code());
        assertThat(pathway(timeline).get("steps").findValuesAsText("state")).containsOnly("DONE");
        assertThat(pathway(timeline).get("endsOn").isNull()).isTrue();
        assertThat(timeline.get("clocks").size()).isZero();
    }

    @Test
    void inLechengTheInstitutionThatIsQualified_needsNoQualification() {
        SpecialImport access = SpecialImport.of(house).start().approved();

        JsonNode timeline = timeline(access.code());
        assertThat(pathway(timeline).get("pathway").asText()).isEqualTo("LECHENG_A");
        List<String> steps = pathway(timeline).get("steps").findValuesAsText("step");
        assertThat(steps).contains("recordUrgency").doesNotContain("submitQualification", "recordQualification");
        assertThat(step(timeline, "recordImportDecision").get("state").asText()).isEqualTo("DONE");
    }

    @Test
    void askingWritesNothing_andAProjectThatOneMayNotKnowOfIsNotThere() {
        Study study = house.study().start();
        Study.State before = study.state();
        house.person("pm").get("/api/projects/" + study.code() + "/timeline").is(200);
        assertThat(study.state()).isEqualTo(before);
        house.person("pm").get("/api/projects/NO-SUCH-PROJECT/timeline").is(404).isPlainRefusal();
        house.nobody().get("/api/projects/" + study.code() + "/timeline").is(401);
    }

    private JsonNode timeline(String code) {
        return house.person("pm")
                .get("/api/projects/" + code + "/timeline")
                .is(200)
                .json();
    }

    private static JsonNode pathway(JsonNode timeline) {
        assertThat(timeline.get("pathways").size()).isEqualTo(1);
        return timeline.at("/pathways/0");
    }

    private static JsonNode step(JsonNode timeline, String key) {
        for (JsonNode step : pathway(timeline).get("steps")) {
            if (step.get("step").asText().equals(key)) {
                return step;
            }
        }
        throw new AssertionError("no step " + key + " in " + timeline);
    }
}
