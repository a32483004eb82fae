package com.lancore.pathways.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.PathwaysTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Triage by its door: what it answers, and what it refuses with one sentence. */
@PathwaysTest
class TriageIT {

    private static final String TRIAGE = "/api/triage";

    @Autowired
    private House house;

    private final Map<String, Object> approvedOverseas = Map.ofEntries(
            Map.entry("assetStage", "OVERSEAS_APPROVED"),
            Map.entry("productType", "GENE"),
            Map.entry("is818Technology", "YES"),
            Map.entry("intendedOutcome", "DRUG_DEVICE"),
            Map.entry("indication", "Haemophilia B"),
            Map.entry("rareDisease", "YES"),
            Map.entry("overseasApprovalJurisdiction", "FDA"),
            Map.entry("overseasApprovalStatus", "ACTIVE"),
            Map.entry("approvalCoversIndication", "YES"),
            Map.entry("chinaRegistration", "NONE"),
            Map.entry("clinicallyUrgent", "YES"),
            Map.entry("adequateAlternative", "NO"),
            Map.entry("completedDomesticIit", "NONE"),
            Map.entry("objective", "NMPA_PREPARATION"));

    @Test
    void theAnswerIsARowAPathwayWithItsReasons_inTwoLanguages_andNothingIsWritten() {
        long before = processes();
        JsonNode rows =
                house.person("pm").post(TRIAGE, approvedOverseas).is(200).json();

        assertThat(pathways(rows)).containsExactly("LECHENG_A POSSIBLE", "RWD ADD_ON");
        JsonNode reason = rows.get(0).get("reasons").get(0);
        assertThat(reason.get("reasonCode").asText()).isEqualTo("LECHENG_A_CRITERIA_MET");
        assertThat(reason.get("basis").asText()).contains("Qiong Fu [2023] 16");
        assertThat(reason.get("confidence").asText()).isEqualTo("SEED");
        assertThat(reason.get("sentenceZh").asText()).contains("四项条件");
        assertThat(reason.get("validFrom").asText()).isEqualTo("2023-05-01");
        assertThat(processes()).isEqualTo(before);
    }

    @Test
    void whatIsLeftOutIsAskedFor() {
        Map<String, Object> asked = new HashMap<>(approvedOverseas);
        asked.remove("clinicallyUrgent");
        asked.put("adequateAlternative", "");

        JsonNode rows = house.person("clinical").post(TRIAGE, asked).is(200).json();

        assertThat(pathways(rows)).containsExactly("LECHENG_A NEEDS_INFO");
        assertThat(rows.get(0).get("reasons").findValuesAsText("reasonCode"))
                .containsExactly("LECHENG_A_INFORMATION_MISSING", "URGENCY_UNKNOWN", "ALTERNATIVE_UNKNOWN");
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2027-01-31, LECHENG_B POSSIBLE", "2027-02-01, LECHENG_B NEEDS_LEGAL_REVIEW"})
    void theRulesInForceOnTheDayOfTheDecisionJudge(String day, String row) {
        Map<String, Object> studied = but("completedDomesticIit", "FILED_COMPLETED");
        studied.put("intendedOutcome", "TECHNOLOGY");
        studied.put("decisionDate", day);

        assertThat(pathways(house.person("pm").post(TRIAGE, studied).is(200).json()))
                .contains(row);
    }

    @Test
    void withoutADayTodayInShanghaiJudges() {
        Map<String, Object> studied = but("completedDomesticIit", "FILED_COMPLETED");
        studied.put("intendedOutcome", "TECHNOLOGY");

        house.clock().set("2027-01-31T23:59");
        assertThat(pathways(house.person("pm").post(TRIAGE, studied).is(200).json()))
                .contains("LECHENG_B POSSIBLE");
        house.clock().set("2027-02-01T00:00");
        assertThat(pathways(house.person("pm").post(TRIAGE, studied).is(200).json()))
                .contains("LECHENG_B NEEDS_LEGAL_REVIEW");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "assetStage, PHASE_2, Asset stage must be one of",
        "clinicallyUrgent, MAYBE, Clinically urgent must be one of",
        "decisionDate, 2026-02-30, Decision date must be a date",
        "targetDate, soon, Target date must be a date",
        "projectCode, RHB-2026-01, A triage does not know projectCode",
        "status, ELIGIBLE, A triage does not know status",
        "assetStage, , Asset stage is missing"
    })
    void whatIsNoAnswerIsRefusedWithOneSentence(String name, String value, String sentence) {
        house.person("pm")
                .post(TRIAGE, but(name, value))
                .is(422)
                .isPlainRefusal()
                .says(sentence);
    }

    @Test
    void aBodyThatIsNoObjectIsRefused_andNobodyIsAnsweredWithoutALogin() {
        house.person("pm").post(TRIAGE, "[]").is(400).isPlainRefusal();
        house.person("pm").post(TRIAGE, "").is(400).isPlainRefusal();
        house.nobody().post(TRIAGE, approvedOverseas).is(401);
    }

    private Map<String, Object> but(String name, Object value) {
        Map<String, Object> changed = new HashMap<>(approvedOverseas);
        changed.put(name, value);
        return changed;
    }

    private long processes() {
        return house.engine()
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .count();
    }

    private static List<String> pathways(JsonNode rows) {
        List<String> pathways = new ArrayList<>();
        rows.forEach(row -> pathways.add(
                row.get("pathway").asText() + " " + row.get("status").asText()));
        return pathways;
    }
}
