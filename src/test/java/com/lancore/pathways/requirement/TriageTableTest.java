package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.DecisionTables.but;
import static com.lancore.pathways.requirement.DecisionTables.codes;
import static com.lancore.pathways.requirement.DecisionTables.decideOn;
import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.requirement.DecisionTables.Coverage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The table of the pathways into China. */
class TriageTableTest {

    @Nested
    class PathwayTriage {

        private final Map<String, Object> early = Map.ofEntries(
                Map.entry("decisionDate", "2026-11-22"),
                Map.entry("assetStage", "PRE_IND"),
                Map.entry("productType", "CELL"),
                Map.entry("is818Technology", "YES"),
                Map.entry("intendedOutcome", "TECHNOLOGY"),
                Map.entry("chinaRegistration", "NONE"),
                Map.entry("completedDomesticIit", "NONE"),
                Map.entry("objective", "IIT_SIGNAL"),
                Map.entry("overseasApprovalJurisdiction", "FDA"),
                Map.entry("overseasApprovalStatus", "ACTIVE"),
                Map.entry("approvalCoversIndication", "YES"),
                Map.entry("clinicallyUrgent", "YES"),
                Map.entry("adequateAlternative", "NO"));

        private final Map<String, Object> approved =
                but(early, "assetStage", "OVERSEAS_APPROVED", "productType", "BIOLOGIC", "is818Technology", "NO");

        @Test
        void everyRowIsMetBySomeAsset() {
            Coverage coverage = new Coverage("pathway-triage");
            coverage.meets(Map.of("decisionDate", "2026-11-22"));
            for (String outcome : List.of("TECHNOLOGY", "DRUG_DEVICE", "UNKNOWN")) {
                for (String study : List.of("ONGOING", "UNFILED", "FILED_COMPLETED", "?")) {
                    coverage.meets(but(early, "intendedOutcome", outcome, "completedDomesticIit", study));
                }
            }
            coverage.meets(but(early, "is818Technology", "NO"));
            coverage.meets(but(early, "is818Technology", "UNKNOWN"));
            coverage.meets(but(early, "is818Technology", "NO", "chinaRegistration", "OTHER_INDICATION_ONLY"));
            coverage.meets(but(early, "productType", "VACCINE", "chinaRegistration", "EQUIVALENT"));
            coverage.meets(but(early, "assetStage", "CHINA_APPROVED", "objective", "VENDOR_AUDIT"));
            coverage.meets(but(approved, "objective", "PATIENT_ACCESS"));
            coverage.meets(but(approved, "objective", "NMPA_PREPARATION"));
            coverage.meets(but(approved, "overseasApprovalStatus", "CONDITIONAL"));
            coverage.meets(but(approved, "clinicallyUrgent", "UNKNOWN"));
            for (String registered : List.of("SAME_INDICATION", "EQUIVALENT", "OTHER_INDICATION_ONLY")) {
                coverage.meets(but(approved, "productType", "VACCINE", "chinaRegistration", registered));
            }
            coverage.meets(but(approved, "objective", "MANUFACTURING"));
            coverage.meets(but(approved, "objective", "MANUFACTURING", "productType", "?"));
            coverage.isComplete();
        }

        @Test
        void nothingKnownIsNeverANo() {
            assertThat(decideOn("2026-11-22", "pathway-triage", Map.of("decisionDate", "2026-11-22")))
                    .extracting(row -> row.get("status"))
                    .isNotEmpty()
                    .containsOnly("NEEDS_INFO");
        }

        @Test
        void onlyTheFindingsInForceOnTheDayOfTheDecisionSpeakForTheSpecialImport() {
            assertThat(codes("pathway-triage", but(approved, "clinicallyUrgent", "NO")))
                    .contains("LECHENG_A_INELIGIBLE");
            assertThat(codes("pathway-triage", but(approved, "clinicallyUrgent", "NO", "decisionDate", "2023-04-30")))
                    .as("no row of the table of special import is in force yet")
                    .doesNotContain("LECHENG_A_INELIGIBLE");
        }
    }
}
