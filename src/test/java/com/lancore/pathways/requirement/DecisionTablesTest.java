package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.DecisionTables.decision;
import static com.lancore.pathways.requirement.DecisionTables.rows;
import static com.lancore.pathways.requirement.DecisionTables.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every decision table of the project. */
class DecisionTablesTest {

    @Nested
    class EveryTable {

        @ParameterizedTest
        @CsvSource({
            "iit-eligibility, iitEligibility",
            "sponsor-structure, sponsorStructure",
            "order-818-scope, order818Scope",
            "filing-materials, filingMaterials",
            "house-parameters, houseParameters",
            "deadline-rules, deadlineRules",
            "hgr-route, hgrRoute",
            "hgr-scope, hgrScope",
            "foreign-party, foreignParty",
            "payment-filing, paymentFiling",
            "customs-regime, customsRegime",
            "lecheng-eligibility, lechengEligibility",
            "lecheng-documents, lechengDocuments",
            "pathway-triage, pathwayTriage",
            "patient-charging, patientCharging",
            "planned-durations, plannedDurations",
            "segmented-eligibility, segmentedEligibility",
            "take-out, takeOut",
            "tariff-treatment, tariffTreatment",
            "translation-eligibility, translationEligibility",
            "risk-class, riskClass",
            "governance-drift, governanceDrift",
            "compliance-screen, complianceScreen",
            "protocol-change, protocolChange",
            "safety-event, safetyEvent"
        })
        void carriesItsKeyItsNameInTwoLanguagesAndTheRetentionOfItsHistory(String file, String key) {
            Decision decision = decision(file);
            assertThat(decision.getId()).isEqualTo(key);
            assertThat(decision.getName()).isNotBlank();
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
            assertThat(property(decision, "zh")).containsPattern("\\p{IsHan}");
        }

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.requirement.DecisionTables#files")
        void whoseRowsEndSaysWhichProcessesReadItSoThatTheWatchFindsTheProjectsTheyTouch(String file) {
            boolean ends =
                    rows(file).stream().anyMatch(row -> !row.get("validTo").equals("9999-12-31"));
            if (ends) {
                assertThat(property(decision(file), "usedBy")).matches("[a-z][A-Za-z]+(, [a-z][A-Za-z]+)*");
            }
        }

        private static String property(Decision decision, String name) {
            return decision.getExtensionElements().getElements().stream()
                    .flatMap(properties -> properties.getDomElement().getChildElements().stream())
                    .filter(property -> name.equals(property.getAttribute("name")))
                    .map(property -> property.getAttribute("value"))
                    .findFirst()
                    .orElse("");
        }

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.requirement.DecisionTables#files")
        void collectsAllRowsThatHoldSoThatARowCanBeFollowedByItsNextVersion(String file) {
            assertThat(table(file).getHitPolicy()).isEqualTo(HitPolicy.COLLECT);
        }

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.requirement.DecisionTables#files")
        void hasLabelsOnItsColumns(String file) {
            assertThat(table(file).getInputs())
                    .allSatisfy(input -> assertThat(input.getLabel()).isNotBlank());
            assertThat(table(file).getOutputs())
                    .allSatisfy(output -> assertThat(output.getLabel()).isNotBlank());
        }

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.requirement.DecisionTables#files")
        void saysInEveryRowWhyOnWhatBasisHowSureAndSinceWhen(String file) {
            assertThat(rows(file)).isNotEmpty().allSatisfy(row -> {
                assertThat(row.get("reasonCode")).matches("[A-Z0-9]+(_[A-Z0-9]+)*");
                assertThat(row.get("basis")).isNotBlank();
                assertThat(row.get("confidence")).isIn("LAW", "SEED", "POLICY", "UNVERIFIED");
                assertThat(LocalDate.parse(row.get("validFrom"))).isBefore(LocalDate.parse(row.get("validTo")));
                assertThat(row.get("sentence")).matches("[A-Z].*\\.").isNotEqualTo(row.get("basis"));
                assertThat(row.get("sentenceZh")).containsPattern("\\p{IsHan}").endsWith("。");
            });
        }
    }

    /** A rule that is only drafted decides nothing, in whatever table and on whatever day. */
    @Nested
    class Drafts {

        @Test
        void areWrittenInTheTable_andNeverPartOfAResult() {
            assertThat(rows("hgr-route"))
                    .filteredOn(row -> "DRAFT".equals(row.get("status")))
                    .extracting(row -> row.get("reasonCode"))
                    .containsExactly("DRAFT_RULES_OF_2026");
            for (String day : List.of("2026-05-07", "2026-05-08", "2026-10-09", "2031-01-01")) {
                assertThat(new Decisions().evaluate("hgrRoute", new HashMap<>(), LocalDate.parse(day)))
                        .isNotEmpty()
                        .noneMatch(row -> "DRAFT".equals(row.text("status")))
                        .noneMatch(row -> row.reasonCode().startsWith("DRAFT"));
            }
        }
    }
}
