package com.lancore.pathways.planning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import com.lancore.pathways.support.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What would be if a pathway started on a day; counted by hand from the notices. */
@PathwaysTest
class SimulationsIT {

    private static final String SIMULATIONS = "/api/simulations";

    @Autowired
    private House house;

    @Test
    void aStudyThatStartsBeforeTheOctoberHoliday() {
        JsonNode plan = simulate(Map.of("pathway", "IIT_818", "startDate", "2026-09-20"));

        assertThat(step(plan, "prepareNonClinicalPackage").get("startsOn").asText())
                .isEqualTo("2026-09-21");
        assertThat(step(plan, "prepareNonClinicalPackage").get("endsOn").asText())
                .isEqualTo("2026-11-06");
        assertThat(names(step(plan, "prepareNonClinicalPackage").get("holidays")))
                .containsExactly("Mid-Autumn 2026-09-25 2026-09-27", "National Day 2026-10-01 2026-10-07");
        assertThat(step(plan, "confirmImportCompliance").get("endsOn").asText()).isEqualTo("2026-11-06");
        assertThat(step(plan, "confirmImportCompliance").get("slack").asInt()).isEqualTo(30);
        assertThat(step(plan, "recordAcademicReview").get("endsOn").asText()).isEqualTo("2026-12-18");
        assertThat(step(plan, "recordAcademicReview").get("provisional").asBoolean())
                .isFalse();
        assertThat(texts(plan.get("criticalPath")))
                .containsExactly(
                        "start",
                        "prepareNonClinicalPackage",
                        "finalizeProtocol",
                        "recordAcademicReview",
                        "recordEthicsReview",
                        "fileWithNhc",
                        "recordFilingNumber",
                        "confirmFirstPatient");
    }

    @Test
    void whatRunsIntoAYearWithoutItsNotice_isProvisional_andTheEarliestItCanBe() {
        JsonNode plan = simulate(Map.of("pathway", "IIT_818", "startDate", "2026-09-20"));

        JsonNode ethics = step(plan, "recordEthicsReview");
        assertThat(ethics.get("endsOn").asText()).isEqualTo("2027-01-07");
        assertThat(ethics.get("provisional").asBoolean()).isTrue();
        assertThat(ethics.get("missingYear").asInt()).isEqualTo(2027);
        assertThat(plan.get("provisional").asBoolean()).isTrue();
        assertThat(plan.get("endsOn").asText()).isEqualTo("2027-01-27");
    }

    @Test
    void theStatutoryPeriodIsThatOfTheDeadlineRules_andTheCalendarCountsIt() {
        JsonNode plan = simulate(Map.of("pathway", "IIT_818", "startDate", "2026-05-06"));

        JsonNode filing = step(plan, "fileWithNhc");
        String letter = step(plan, "recordEthicsReview").get("endsOn").asText();
        assertThat(filing.get("clock").asText()).isEqualTo("NHC_FILING");
        assertThat(filing.get("endsOn").asText())
                .isEqualTo(house.person("pm")
                        .get("/api/calendar/due?from=" + letter + "&workingDays=5")
                        .json()
                        .get("due")
                        .asText());
    }

    @Test
    void inLecheng_theAuthoritiesTakeTheirWholePeriods() {
        JsonNode plan = simulate(Map.of("pathway", "LECHENG_A", "startDate", "2026-05-06"));

        assertThat(step(plan, "recordQualification").get("workingDays").asInt()).isEqualTo(10);
        assertThat(step(plan, "recordUrgency").get("workingDays").asInt()).isEqualTo(5);
        assertThat(step(plan, "recordImportDecision").get("workingDays").asInt())
                .isEqualTo(7);
        assertThat(plan.get("endsOn").asText())
                .isEqualTo(step(plan, "recordImportDecision").get("endsOn").asText());
    }

    @Test
    void otherDurationsAreAssumed_andMarked() {
        JsonNode plan = simulate(Map.of(
                "pathway",
                "IIT_818",
                "startDate",
                "2026-09-20",
                "durations",
                Map.of("prepareNonClinicalPackage", 4, "confirmImportCompliance", 100)));

        assertThat(step(plan, "prepareNonClinicalPackage").get("endsOn").asText())
                .isEqualTo("2026-09-24");
        assertThat(step(plan, "prepareNonClinicalPackage").get("assumed").asBoolean())
                .isTrue();
        assertThat(step(plan, "finalizeProtocol").get("assumed").asBoolean()).isFalse();
        assertThat(texts(plan.get("criticalPath"))).contains("confirmImportCompliance");
        assertThat(texts(plan.get("criticalPath"))).doesNotContain("prepareNonClinicalPackage");

        JsonNode example = simulate(
                Map.of("pathway", "IIT_818", "startDate", "2026-09-20", "durations", Map.of("finalizeProtocol", 10)));
        assertThat(example.get("endsOn").asText()).isEqualTo("2027-01-22");
    }

    @Test
    void asAProjectThatImportsNothing_importIsLeftOut_andNothingIsWritten() {
        Study study = house.study().start();

        Study.State before = study.state();
        JsonNode plan = simulate(Map.of("pathway", "IIT_818", "startDate", "2026-09-20", "projectCode", study.code()));
        assertThat(plan.get("steps").findValuesAsText("step"))
                .contains("recordEthicsReview")
                .doesNotContain("assessImportRoute", "executeSponsorAgreement");
        assertThat(texts(step(plan, "recordEthicsReview").get("after")))
                .containsExactly("recordAcademicReview", "start");
        assertThat(study.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IIT", "LECHENG_B", "", "iit_818"})
    void anUnknownPathway_isRefused(String pathway) {
        refused(Map.of("pathway", pathway, "startDate", "2026-09-20"), "“" + pathway + "” is no pathway", "IIT_818");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30, “2026-02-30” is no date",
        "20/09/2026, “20/09/2026” is no date",
        "2023-12-31, 2023-12-31 lies before 2024",
        "9999-12-31, 9999-12-31 is too far away"
    })
    void aBadDate_isRefused(String date, String sentence) {
        refused(Map.of("pathway", "IIT_818", "startDate", date), sentence);
        refused(Map.of("pathway", "IIT_818"), "is no date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-5", "\"ten\"", "2.5", "null", "true", "99999999999"})
    void aDurationThatIsNoNumberOfWorkingDays_isRefused(String days) {
        String body = "{\"pathway\":\"IIT_818\",\"startDate\":\"2026-09-20\",\"durations\":{\"finalizeProtocol\":"
                + days + "}}";
        house.person("pm")
                .send("POST", SIMULATIONS, "application/json", java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .is(422)
                .isPlainRefusal()
                .says("The duration of finalizeProtocol", "from 1 to 1000");
    }

    @Test
    void anUnknownStep_orAnotherName_isRefused() {
        refused(
                Map.of("pathway", "LECHENG_A", "startDate", "2026-09-20", "durations", Map.of("fileWithNhc", 5)),
                "“fileWithNhc” is no step of LECHENG_A");
        refused(
                Map.of("pathway", "LECHENG_A", "startDate", "2026-09-20", "durations", List.of(5)),
                "“durations” names steps");
        refused(Map.of("pathway", "IIT_818", "startDate", "2026-09-20", "duration", 5), "does not know duration");
    }

    @Test
    void theLongestDurations_areCounted_orRefusedInASentence() {
        JsonNode plan = simulate(
                Map.of("pathway", "IIT_818", "startDate", "2026-09-20", "durations", Map.of("finalizeProtocol", 1000)));
        assertThat(step(plan, "finalizeProtocol").get("endsOn").asText()).startsWith("2029-");
        refused(Map.of("pathway", "IIT_818", "startDate", "9990-12-01"), "is too far away");
    }

    @Test
    void aProjectThatIsNotThere_is404_andWithoutALogin401() {
        house.person("pm")
                .post(SIMULATIONS, Map.of("pathway", "IIT_818", "startDate", "2026-09-20", "projectCode", "NO-SUCH"))
                .is(404);
        house.nobody()
                .post(SIMULATIONS, Map.of("pathway", "IIT_818", "startDate", "2026-09-20"))
                .is(401);
    }

    private JsonNode simulate(Map<String, ?> body) {
        return house.person("pm").post(SIMULATIONS, body).is(200).json();
    }

    private void refused(Map<String, ?> body, String... words) {
        house.person("pm").post(SIMULATIONS, body).is(422).isPlainRefusal().says(words);
    }

    private static JsonNode step(JsonNode plan, String key) {
        for (JsonNode step : plan.get("steps")) {
            if (step.get("step").asText().equals(key)) {
                return step;
            }
        }
        throw new AssertionError("no step " + key + " in " + plan);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    private static List<String> names(JsonNode holidays) {
        List<String> names = new ArrayList<>();
        holidays.forEach(h -> names.add(h.get("name").asText() + " "
                + h.get("from").asText() + " " + h.get("to").asText()));
        return names;
    }
}
