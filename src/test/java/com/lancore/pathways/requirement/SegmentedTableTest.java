package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.DecisionTables.but;
import static com.lancore.pathways.requirement.DecisionTables.codesOn;
import static com.lancore.pathways.requirement.DecisionTables.decideOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.lancore.pathways.requirement.DecisionTables.Coverage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of segmented production. */
class SegmentedTableTest {

    @Nested
    class SegmentedEligibility {

        private static final String FILE = "segmented-eligibility";

        private final Map<String, Object> passes = Map.ofEntries(
                Map.entry("applicationDate", "2025-12-31"),
                Map.entry("productClass", "INNOVATIVE"),
                Map.entry("barredProduct", "NO"),
                Map.entry("productOrigin", "OWN_DEVELOPMENT"),
                Map.entry("holderCapable", "YES"),
                Map.entry("pilotRegion", "YES"),
                Map.entry("unifiedQualitySystem", "YES"),
                Map.entry("leastCommercialYears", new BigDecimal("3.0")),
                Map.entry("leastPostedPeople", new BigDecimal("2")),
                Map.entry("differentProvinces", "NO"),
                Map.entry("segmentAbroad", "NO"),
                Map.entry("inspectionPlanned", "YES"));

        @ParameterizedTest(name = "applied on {0}, judged on {1}: {2}")
        @CsvSource({
            "2024-10-20, 2025-12-31, PILOT_NOT_IN_FORCE_YET",
            "2024-10-21, 2025-12-31, ",
            "2025-12-31, 2025-12-31, ",
            "2025-12-31, 2026-12-31, ",
            "2026-01-01, 2026-01-01, PILOT_CLOSED",
            "2025-12-31, 2027-01-01, PILOT_ENDED"
        })
        void thePilotHasAFirstDayALastDayForApplicationsAndAnEnd(String applied, String judged, String finding) {
            assertThat(codesOn(judged, FILE, but(passes, "applicationDate", applied)))
                    .isEqualTo(finding == null ? List.of() : List.of(finding));
        }

        @ParameterizedTest(name = "{0} = {1}: {2} {3}")
        @CsvSource({
            "productClass, OTHER, INELIGIBLE, PRODUCT_CLASS_NOT_NAMED",
            "productClass, CELL_OR_GENE, NEEDS_LEGAL_REVIEW, CELL_OR_GENE_PRODUCT",
            "productClass, UNKNOWN, NEEDS_INFO, PRODUCT_CLASS_UNKNOWN",
            "productClass, , NEEDS_INFO, PRODUCT_CLASS_UNKNOWN",
            "barredProduct, YES, BLOCKED, BARRED_FROM_CONTRACT_MANUFACTURE",
            "barredProduct, , NEEDS_INFO, BARRED_PRODUCT_UNKNOWN",
            "productOrigin, LICENSED_IN, NEEDS_LEGAL_REVIEW, NOT_DEVELOPED_BY_HOLDER",
            "productOrigin, CO_DEVELOPED, NEEDS_LEGAL_REVIEW, NOT_DEVELOPED_BY_HOLDER",
            "productOrigin, , NEEDS_INFO, PRODUCT_ORIGIN_UNKNOWN",
            "holderCapable, NO, INELIGIBLE, HOLDER_NOT_CAPABLE",
            "holderCapable, UNKNOWN, NEEDS_INFO, HOLDER_CAPABILITY_UNKNOWN",
            "pilotRegion, NO, INELIGIBLE, NOT_A_PILOT_REGION",
            "pilotRegion, UNKNOWN, NEEDS_INFO, PILOT_REGION_UNKNOWN",
            "unifiedQualitySystem, NO, INELIGIBLE, NO_UNIFIED_QUALITY_SYSTEM",
            "unifiedQualitySystem, UNKNOWN, NEEDS_INFO, UNIFIED_QUALITY_SYSTEM_UNKNOWN",
            "differentProvinces, UNKNOWN, NEEDS_INFO, PROVINCES_UNKNOWN",
            "differentProvinces, YES, NEEDS_INFO, JOINT_PLAN_UNKNOWN",
            "segmentAbroad, UNKNOWN, NEEDS_INFO, SEGMENT_ABROAD_UNKNOWN",
            "segmentAbroad, YES, NEEDS_INFO, FOREIGN_PARTICIPATION_UNKNOWN",
            "inspectionPlanned, NO, NEEDS_INFO, NO_INSPECTION_PLANNED",
            "inspectionPlanned, , NEEDS_INFO, NO_INSPECTION_PLANNED"
        })
        void oneConditionThatIsNotMetOrNotKnownIsOneFinding(
                String variable, String value, String status, String reasonCode) {
            assertThat(decideOn("2026-11-22", FILE, but(passes, variable, value)))
                    .extracting(row -> row.get("status"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(status, reasonCode));
        }

        @ParameterizedTest(name = "{0} years, {1} of clinical supply: {2}")
        @CsvSource({
            "2.99, , COMMERCIAL_YEARS_TOO_FEW",
            "3, , ",
            "3.00, 0, ",
            "2.99, 8, COMMERCIAL_YEARS_TOO_FEW CLINICAL_SUPPLY_YEARS_NOT_COUNTED",
            "0, 8, COMMERCIAL_YEARS_TOO_FEW CLINICAL_SUPPLY_YEARS_NOT_COUNTED",
            "3, 8, ",
            ", 8, COMMERCIAL_YEARS_UNKNOWN"
        })
        void threeYearsOfCommercialProductionAreNeeded_andYearsOfClinicalSupplyDoNotCount(
                BigDecimal commercial, BigDecimal clinical, String findings) {
            assertThat(String.join(
                            " ",
                            codesOn(
                                    "2025-12-31",
                                    FILE,
                                    but(passes, "leastCommercialYears", commercial, "clinicalSupplyYears", clinical))))
                    .isEqualTo(Objects.toString(findings, ""));
        }

        @Test
        void everyRowIsMetBySomeCase() {
            Coverage coverage = new Coverage(FILE);
            coverage.meets(Map.of());
            coverage.meets(Map.of("differentProvinces", "YES", "segmentAbroad", "YES"));
            coverage.meets(
                    but(passes, "applicationDate", "2026-01-01", "productClass", "OTHER", "barredProduct", "YES"));
            coverage.meets(but(passes, "applicationDate", "2024-10-20", "productClass", "CELL_OR_GENE"));
            coverage.meets(but(passes, "productOrigin", "LICENSED_IN", "holderCapable", "NO", "pilotRegion", "NO"));
            coverage.meets(but(
                    passes,
                    "unifiedQualitySystem",
                    "NO",
                    "leastCommercialYears",
                    new BigDecimal("2.99"),
                    "clinicalSupplyYears",
                    BigDecimal.ONE,
                    "leastPostedPeople",
                    BigDecimal.ONE));
            coverage.meets(but(
                    passes,
                    "differentProvinces",
                    "YES",
                    "jointPlanAgreed",
                    "NO",
                    "segmentAbroad",
                    "YES",
                    "foreignParticipationAgreed",
                    "NO"));
            coverage.isComplete();
        }
    }
}
