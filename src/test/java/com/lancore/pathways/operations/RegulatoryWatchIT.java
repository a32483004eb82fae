package com.lancore.pathways.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Person;
import com.lancore.pathways.support.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Which rules begin or end soon, and which running projects they touch. */
@PathwaysTest
class RegulatoryWatchIT {

    private static final String WATCH = "/api/regulatory-watch";

    @Autowired
    private House house;

    @BeforeEach
    void today() {
        house.clock().set("2026-11-22T10:00");
    }

    @Test
    void trackBEndsWithItsMeasures_andThePilotWithItsLastDay_forTheProjectsInThem() {
        Study trackB = trackB();
        Study pilot = pilot();

        JsonNode outlook = outlook("pm", "");

        assertThat(outlook.get("from").asText()).isEqualTo("2026-11-22");
        assertThat(outlook.get("days").asInt()).isEqualTo(180);
        assertThat(outlook.get("to").asText()).isEqualTo("2027-05-21");
        JsonNode measures = change(outlook, "2027-01-31 ENDS translationEligibility");
        assertThat(measures.get("tableNameZh").asText()).containsPattern("\\p{IsHan}");
        assertThat(measures.get("rules").get(0).get("reasonCode").asText()).isEqualTo("TRANSLATION_POSSIBLE");
        assertThat(projects(measures)).contains(trackB.code()).doesNotContain(pilot.code());
        assertThat(measures.get("projects").findValuesAsText("title")).contains("Track B");
        assertThat(change(outlook, "2027-02-01 BEGINS translationEligibility")
                        .get("rules")
                        .get(0)
                        .get("confidence")
                        .asText())
                .isEqualTo("UNVERIFIED");
        JsonNode lastDay = change(outlook, "2026-12-31 ENDS segmentedEligibility");
        assertThat(projects(lastDay)).contains(pilot.code()).doesNotContain(trackB.code());
        assertThat(lastDay.get("rules").size()).isGreaterThan(10);
        assertThat(change(outlook, "2026-12-31 ENDS houseParameters")
                        .get("rules")
                        .findValuesAsText("reasonCode"))
                .containsExactly("SEGMENTED_PILOT_LAST_DAY");
        assertThat(changes(outlook))
                .isSortedAccordingTo(Comparator.comparing((String change) -> change.substring(0, 10)));
    }

    @Test
    void aProjectThatHasEndedIsTouchedByNothing() {
        Study trackB = trackB();
        house.person("pm")
                .post(
                        "/api/projects/" + trackB.code() + "/events",
                        Map.of("event", "projectWithdrawn", "reason", "over"))
                .is(202);

        assertThat(projects(change(outlook("pm", ""), "2027-01-31 ENDS translationEligibility")))
                .doesNotContain(trackB.code());
    }

    @ParameterizedTest(name = "on {0}, {1} days ahead: {2}")
    @CsvSource({"2026-11-22, 39, true", "2026-11-22, 38, false", "2026-12-31, 1, true", "2027-01-01, 1, false"})
    void itLooksAsFarAheadAsAskedFor_andTodayCounts(String today, int days, boolean seen) {
        house.clock().set(today + "T23:59");

        assertThat(changes(outlook("ops", "?days=" + days)).contains("2026-12-31 ENDS segmentedEligibility"))
                .isEqualTo(seen);
    }

    @Test
    void aRuleOfADeadlineTouchesTheProjectsWhoseClockItCounts() {
        house.clock().set("2026-05-06T10:00");
        Study study = house.study()
                .with("productImported", "NO")
                .start()
                .done("prepareNonClinicalPackage")
                .finalise("V1", "C1")
                .letters("2026-05-06", "2026-05-06");

        house.clock().set("2026-04-25T10:00");
        JsonNode begins = change(outlook("pm", "?days=10"), "2026-05-01 BEGINS deadlineRules");

        assertThat(StreamSupport.stream(begins.get("projects").spliterator(), false)
                        .filter(project -> project.get("code").asText().equals(study.code()))
                        .map(project -> project.get("deadlines").toString()))
                .containsExactly("[\"NHC_FILING\"]");
    }

    @Test
    void aClientReadsTheRules_andNoProjectOfAnother() {
        trackB();
        Person client = house.newPerson("watching", List.of("client"), List.of("WATCHED"));

        JsonNode outlook = client.get(WATCH).is(200).json();

        assertThat(projects(change(outlook, "2027-01-31 ENDS translationEligibility")))
                .isEmpty();
        house.nobody().get(WATCH).is(401);
    }

    @ParameterizedTest
    @CsvSource({"0, 1 to 3660 days", "3661, 1 to 3660 days", "soon, no whole number of days", "1.5, no whole number"})
    void anotherNumberOfDaysIsRefusedWithOneSentence(String days, String sentence) {
        house.person("pm").get(WATCH + "?days=" + days).is(422).isPlainRefusal().says(sentence);
    }

    private JsonNode outlook(String person, String query) {
        return house.person(person).get(WATCH + query).is(200).json();
    }

    private static List<String> changes(JsonNode outlook) {
        List<String> changes = new ArrayList<>();
        outlook.get("changes").forEach(change -> changes.add(named(change)));
        return changes;
    }

    private static String named(JsonNode change) {
        return change.get("on").asText() + " " + change.get("change").asText() + " "
                + change.get("table").asText();
    }

    private static JsonNode change(JsonNode outlook, String name) {
        return StreamSupport.stream(outlook.get("changes").spliterator(), false)
                .filter(change -> named(change).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + changes(outlook)));
    }

    private static List<String> projects(JsonNode change) {
        return change.get("projects").findValuesAsText("code");
    }

    private Study trackB() {
        Study study = house.study();
        start(
                "lechengTranslation",
                Map.of(
                        "projectCode", study.code(),
                        "title", "Track B",
                        "assetName", "RHB-3",
                        "lechengInstitution", "Ruijin Hainan Hospital",
                        "completedDomesticIit", "FILED_COMPLETED",
                        "intendedOutcome", "TECHNOLOGY"));
        return study;
    }

    private Study pilot() {
        Study study = house.study();
        start(
                "segmentedProduction",
                Map.ofEntries(
                        Map.entry("projectCode", study.code()),
                        Map.entry("title", "Pilot"),
                        Map.entry("assetName", "LCR-9"),
                        Map.entry("pilotApplicationDate", "2025-12-01"),
                        Map.entry("productClass", "NMPA_NAMED"),
                        Map.entry("barredProduct", "NO"),
                        Map.entry("productOrigin", "OWN_DEVELOPMENT"),
                        Map.entry("holderCapable", "YES"),
                        Map.entry("pilotRegion", "YES"),
                        Map.entry("unifiedQualitySystem", "YES"),
                        Map.entry("differentProvinces", "NO"),
                        Map.entry("segmentAbroad", "NO")));
        return study;
    }

    private void start(String process, Map<String, Object> values) {
        house.person("pm")
                .post("/engine-rest/process-definition/key/" + process + "/start", Study.variables(values))
                .is(200);
    }
}
