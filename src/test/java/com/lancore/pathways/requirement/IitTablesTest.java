package com.lancore.pathways.requirement;

import static com.lancore.pathways.requirement.DecisionTables.but;
import static com.lancore.pathways.requirement.DecisionTables.codes;
import static com.lancore.pathways.requirement.DecisionTables.decide;
import static com.lancore.pathways.requirement.DecisionTables.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.lancore.pathways.requirement.DecisionTables.Coverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of a study under Order 818: who may do it, what it takes, how it goes on. */
class IitTablesTest {

    private static final List<String> CATEGORIES = List.of(
            "GENE_THERAPY",
            "PLURIPOTENT_STEM_CELL",
            "TISSUE_STEM_CELL",
            "SOMATIC_CELL",
            "CELL_DERIVED",
            "TISSUE_ENGINEERING",
            "OTHER");

    @Nested
    class IitEligibility {

        private final Map<String, Object> passes = Map.ofEntries(
                Map.entry("institutionGrade", "3A"),
                Map.entry("academicCommitteeReady", true),
                Map.entry("ethicsCommitteeReady", true),
                Map.entry("facilitiesReady", true),
                Map.entry("managementSystemsReady", true),
                Map.entry("fundingProven", true),
                Map.entry("piLicensed", true),
                Map.entry("piSeniorTitle", true),
                Map.entry("technologyCategory", "GENE_THERAPY"),
                Map.entry("multiCentre", "NO"));

        @Test
        void aProjectThatFulfilsEverythingHasNoFinding() {
            assertThat(codes("iit-eligibility", passes)).isEmpty();
            assertThat(codes("iit-eligibility", but(passes, "technologyCategory", "OTHER")))
                    .isEmpty();
            assertThat(codes("iit-eligibility", but(passes, "multiCentre", "YES", "leadInstitution", "Ruijin")))
                    .isEmpty();
            assertThat(codes(
                            "iit-eligibility",
                            but(passes, "technologyCategory", "TISSUE_STEM_CELL", "qualityPersonQualified", true)))
                    .isEmpty();
        }

        @Test
        void everyRowIsMetBySomeProject() {
            Coverage coverage = new Coverage("iit-eligibility");
            for (String grade : List.of("3B", "2A", "OTHER")) {
                coverage.finds(but(passes, "institutionGrade", grade), "BLOCKED", "GRADE_NOT_3A");
            }
            coverage.finds(but(passes, "institutionGrade", null), "NEEDS_INFO", "GRADE_UNKNOWN");
            coverage.finds(but(passes, "institutionGrade", "3a"), "NEEDS_INFO", "GRADE_UNKNOWN");
            Map<String, List<String>> checks = Map.of(
                    "academicCommitteeReady", List.of("ACADEMIC_COMMITTEE_NOT_READY", "ACADEMIC_COMMITTEE_UNKNOWN"),
                    "ethicsCommitteeReady", List.of("ETHICS_COMMITTEE_NOT_READY", "ETHICS_COMMITTEE_UNKNOWN"),
                    "facilitiesReady", List.of("FACILITIES_NOT_READY", "FACILITIES_UNKNOWN"),
                    "managementSystemsReady", List.of("MANAGEMENT_SYSTEMS_NOT_READY", "MANAGEMENT_SYSTEMS_UNKNOWN"),
                    "fundingProven", List.of("FUNDING_NOT_PROVEN", "FUNDING_UNKNOWN"),
                    "piLicensed", List.of("PI_NOT_LICENSED", "PI_LICENCE_UNKNOWN"),
                    "piSeniorTitle", List.of("PI_NO_SENIOR_TITLE", "PI_TITLE_UNKNOWN"));
            checks.forEach((check, findings) -> {
                coverage.finds(but(passes, check, false), "BLOCKED", findings.get(0));
                coverage.finds(but(passes, check, null), "NEEDS_INFO", findings.get(1));
                coverage.finds(without(passes, check), "NEEDS_INFO", findings.get(1));
            });
            coverage.finds(without(passes, "technologyCategory"), "NEEDS_INFO", "TECHNOLOGY_CATEGORY_UNKNOWN");
            Map<String, String> stemCells = Map.of("TISSUE_STEM_CELL", "", "PLURIPOTENT_STEM_CELL", "_PLURIPOTENT");
            stemCells.forEach((category, suffix) -> {
                Map<String, Object> stemCell = but(passes, "technologyCategory", category);
                coverage.finds(
                        but(stemCell, "qualityPersonQualified", false),
                        "BLOCKED",
                        "QUALITY_PERSON_NOT_QUALIFIED" + suffix);
                coverage.finds(stemCell, "NEEDS_INFO", "QUALITY_PERSON_UNKNOWN" + suffix);
            });
            coverage.finds(but(passes, "multiCentre", "UNKNOWN"), "NEEDS_INFO", "MULTI_CENTRE_UNKNOWN");
            coverage.finds(without(passes, "multiCentre"), "NEEDS_INFO", "MULTI_CENTRE_UNKNOWN");
            coverage.finds(but(passes, "multiCentre", "YES"), "NEEDS_INFO", "LEAD_INSTITUTION_MISSING");
            coverage.finds(
                    but(passes, "multiCentre", "YES", "leadInstitution", ""), "NEEDS_INFO", "LEAD_INSTITUTION_MISSING");
            coverage.isComplete();
        }

        @Test
        void severalFindingsAreAllReported() {
            assertThat(codes("iit-eligibility", but(passes, "institutionGrade", "2A", "piLicensed", false)))
                    .containsExactlyInAnyOrder("GRADE_NOT_3A", "PI_NOT_LICENSED");
        }

        @Test
        void nothingKnownIsNeverANo() {
            assertThat(decide("iit-eligibility", Map.of()))
                    .hasSize(10)
                    .extracting(row -> row.get("status"))
                    .containsOnly("NEEDS_INFO");
        }
    }

    @Nested
    class SponsorStructure {

        @Test
        void everyRowIsMetBySomeSponsor() {
            Coverage coverage = new Coverage("sponsor-structure");
            coverage.finds(sponsor("OVERSEAS_ENTITY", null, "SOMATIC_CELL"), "BLOCKED", "SPONSOR_OVERSEAS");
            coverage.finds(
                    sponsor("NO_LEGAL_PERSONALITY", null, "SOMATIC_CELL"),
                    "BLOCKED",
                    "SPONSOR_WITHOUT_LEGAL_PERSONALITY");
            coverage.finds(sponsor("HOSPITAL", null, "GENE_THERAPY"), "ALLOWED", "SPONSOR_IS_HOSPITAL");
            coverage.finds(
                    sponsor("CHINESE_LEGAL_PERSON", null, "GENE_THERAPY"), "ALLOWED", "SPONSOR_CHINESE_LEGAL_PERSON");
            for (String category : CATEGORIES.subList(0, 3)) {
                coverage.finds(sponsor("FOREIGN_INVESTED", "OTHER", category), "BLOCKED", "FOREIGN_INVESTMENT_BARRED");
                for (String zone : List.of("BEIJING_FTZ", "SHANGHAI_FTZ", "GUANGDONG_FTZ", "HAINAN_FTP")) {
                    coverage.finds(
                            sponsor("FOREIGN_INVESTED", zone, category),
                            "NEEDS_LEGAL_REVIEW",
                            "FOREIGN_INVESTMENT_IN_OPENED_ZONE");
                }
                coverage.finds(sponsor("FOREIGN_INVESTED", null, category), "NEEDS_INFO", "SPONSOR_ZONE_UNKNOWN");
            }
            for (String category : CATEGORIES.subList(3, 7)) {
                coverage.finds(
                        sponsor("FOREIGN_INVESTED", null, category), "ALLOWED", "FOREIGN_INVESTED_OTHER_TECHNOLOGY");
            }
            coverage.finds(sponsor("FOREIGN_INVESTED", "OTHER", null), "NEEDS_INFO", "SPONSOR_TECHNOLOGY_UNKNOWN");
            coverage.finds(sponsor("UNKNOWN", null, "GENE_THERAPY"), "NEEDS_INFO", "SPONSOR_OWNERSHIP_UNKNOWN");
            coverage.finds(Map.of(), "NEEDS_INFO", "SPONSOR_OWNERSHIP_UNKNOWN");
            coverage.isComplete();
        }

        @Test
        void exactlyOneRowHoldsForEverySponsor() {
            List<String> kinds = Arrays.asList(
                    "HOSPITAL",
                    "CHINESE_LEGAL_PERSON",
                    "FOREIGN_INVESTED",
                    "OVERSEAS_ENTITY",
                    "NO_LEGAL_PERSONALITY",
                    "UNKNOWN",
                    "somebody",
                    null);
            List<String> zones = Arrays.asList(
                    "BEIJING_FTZ", "SHANGHAI_FTZ", "GUANGDONG_FTZ", "HAINAN_FTP", "OTHER", "somewhere", null);
            List<String> categories = new ArrayList<>(CATEGORIES);
            categories.add("something");
            categories.add(null);
            for (String kind : kinds) {
                for (String zone : zones) {
                    for (String category : categories) {
                        assertThat(codes("sponsor-structure", sponsor(kind, zone, category)))
                                .as("%s in %s with %s", kind, zone, category)
                                .hasSize(1);
                    }
                }
            }
        }

        @ParameterizedTest
        @CsvSource({
            "HOSPITAL, NO",
            "CHINESE_LEGAL_PERSON, NO",
            "FOREIGN_INVESTED, YES",
            "OVERSEAS_ENTITY, YES",
            "NO_LEGAL_PERSONALITY, UNKNOWN",
            "UNKNOWN, UNKNOWN"
        })
        void aForeignInvestedSponsorIsAForeignPartyForHumanGeneticResources(String kind, String foreignParty) {
            assertThat(decide("sponsor-structure", sponsor(kind, "HAINAN_FTP", "SOMATIC_CELL")))
                    .extracting(row -> row.get("foreignParty"))
                    .containsExactly(foreignParty);
        }

        private static Map<String, Object> sponsor(String kind, String zone, String category) {
            return but(Map.of(), "sponsorKind", kind, "sponsorZone", zone, "technologyCategory", category);
        }
    }

    @Nested
    class Order818Scope {

        private final Map<String, Object> inScope =
                Map.of("is818Technology", "YES", "intendedOutcome", "TECHNOLOGY", "assetStage", "PRE_IND");

        @ParameterizedTest
        @ValueSource(strings = {"PRE_IND", "CLINICAL", "OVERSEAS_APPROVED"})
        void aNewTechnologyBeforeItsApprovalInChinaIsInScope(String stage) {
            assertThat(codes("order-818-scope", but(inScope, "assetStage", stage)))
                    .isEmpty();
        }

        @Test
        void everyRowIsMetBySomeProduct() {
            Coverage coverage = new Coverage("order-818-scope");
            coverage.finds(but(inScope, "is818Technology", "NO"), "BLOCKED", "OUTSIDE_ORDER_818");
            coverage.finds(
                    but(inScope, "is818Technology", "NO", "intendedOutcome", "DRUG_DEVICE"),
                    "BLOCKED",
                    "OUTSIDE_ORDER_818");
            coverage.finds(but(inScope, "is818Technology", "UNKNOWN"), "NEEDS_INFO", "DELIMITATION_OPEN");
            coverage.finds(without(inScope, "is818Technology"), "NEEDS_INFO", "DELIMITATION_OPEN");
            coverage.finds(
                    but(inScope, "intendedOutcome", "DRUG_DEVICE"), "NEEDS_LEGAL_REVIEW", "OUTCOME_IS_DRUG_OR_DEVICE");
            coverage.finds(but(inScope, "intendedOutcome", "UNKNOWN"), "NEEDS_INFO", "OUTCOME_UNKNOWN");
            coverage.finds(without(inScope, "intendedOutcome"), "NEEDS_INFO", "OUTCOME_UNKNOWN");
            coverage.finds(but(inScope, "assetStage", "CHINA_APPROVED"), "BLOCKED", "APPROVED_IN_CHINA");
            coverage.finds(without(inScope, "assetStage"), "NEEDS_INFO", "ASSET_STAGE_UNKNOWN");
            coverage.isComplete();
        }

        @Test
        void anOpenDelimitationAndADrugAsOutcomeAreTwoFindings() {
            assertThat(codes(
                            "order-818-scope",
                            but(inScope, "is818Technology", "UNKNOWN", "intendedOutcome", "DRUG_DEVICE")))
                    .containsExactlyInAnyOrder("DELIMITATION_OPEN", "OUTCOME_IS_DRUG_OR_DEVICE");
        }
    }

    @Nested
    class FilingMaterials {

        private static final List<String> ALWAYS = List.of(
                "SPONSOR_AND_INSTITUTION",
                "INVESTIGATORS",
                "RESEARCH_BASIS",
                "RESEARCH_PROTOCOL",
                "RISKS_AND_MEASURES",
                "ACADEMIC_REVIEW_OPINION",
                "ETHICS_REVIEW_OPINION",
                "CONSENT_FORM",
                "FUNDING");

        private final Map<String, Object> plain = Map.of(
                "sponsorKind",
                "HOSPITAL",
                "minorsIncluded",
                "NO",
                "importApplies",
                false,
                "hgrApplies",
                false,
                "multiCentre",
                "NO",
                "categoryListed",
                false);

        @Test
        void aPlainFilingContainsTheStatutoryClassesOneToEight() {
            assertThat(decide("filing-materials", plain))
                    .extracting(
                            row -> row.get("material"), row -> row.get("documentKind"), row -> row.get("confidence"))
                    .containsExactly(
                            tuple("M1", "INSTITUTION_INFORMATION", "LAW"),
                            tuple("M2", "INVESTIGATOR_QUALIFICATIONS", "LAW"),
                            tuple("M3", "NON_CLINICAL_REPORT", "LAW"),
                            tuple("M4", "PROTOCOL", "LAW"),
                            tuple("M5", "RISK_PLAN", "LAW"),
                            tuple("M6", "ACADEMIC_OPINION", "LAW"),
                            tuple("M6", "ETHICS_OPINION", "LAW"),
                            tuple("M7", "INFORMED_CONSENT", "LAW"),
                            tuple("M8", "FUNDING_PROOF", "LAW"));
            assertThat(codes("filing-materials", plain)).containsExactlyElementsOf(ALWAYS);
        }

        @ParameterizedTest(name = "{0} = {1} also asks for {2} by {3}")
        @CsvSource({
            "categoryListed, true, CATEGORY_CHECKLIST, LAW",
            "categoryListed, , CATEGORY_CHECKLIST, LAW",
            "sponsorKind, CHINESE_LEGAL_PERSON, SPONSOR_AGREEMENT, LAW",
            "sponsorKind, FOREIGN_INVESTED, SPONSOR_AGREEMENT, LAW",
            "sponsorKind, , SPONSOR_AGREEMENT, LAW",
            "minorsIncluded, YES, GUARDIAN_CONSENT, LAW",
            "minorsIncluded, UNKNOWN, GUARDIAN_CONSENT, POLICY",
            "minorsIncluded, , GUARDIAN_CONSENT, POLICY",
            "importApplies, true, IMPORT_EVIDENCE, SEED",
            "importApplies, , IMPORT_EVIDENCE, SEED",
            "hgrApplies, true, HGR_APPROVAL, POLICY",
            "hgrApplies, , HGR_APPROVAL, POLICY"
        })
        void whatAppliesOrMayApplyIsAskedFor(String variable, String value, String document, String confidence) {
            Object typed = "true".equals(value) ? true : value;
            List<Map<String, Object>> rows = decide("filing-materials", but(plain, variable, typed));
            assertThat(rows).hasSize(ALWAYS.size() + 1);
            assertThat(rows)
                    .extracting(row -> row.get("documentKind"), row -> row.get("confidence"))
                    .contains(tuple(document, confidence));
        }

        @ParameterizedTest
        @ValueSource(strings = {"YES", "UNKNOWN"})
        void aMultiCentreStudyIsDescribedForEachOfItsInstitutions(String multiCentre) {
            assertThat(codes("filing-materials", but(plain, "multiCentre", multiCentre)))
                    .containsAll(ALWAYS)
                    .contains("EVERY_SITE_DESCRIBED", "EVERY_SITE_STAFFED", "EVERY_SITE_REVIEWED")
                    .hasSize(ALWAYS.size() + 3);
        }

        @Test
        void everyRowIsMetBySomeFiling() {
            Coverage coverage = new Coverage("filing-materials");
            coverage.meets(Map.of());
            coverage.meets(but(plain, "minorsIncluded", "YES"));
            coverage.isComplete();
        }
    }

    @Nested
    class TheConduct {

        @ParameterizedTest
        @CsvSource({
            "SERIOUS_ADVERSE_REACTION, REPORT, LAW",
            "MAJOR_RISK, SUSPEND, LAW",
            "NHC_SUSPENSION, SUSPEND, LAW",
            "ETHICS_WITHDRAWN, SUSPEND, LAW",
            "NHC_TERMINATION, TERMINATE, LAW",
            "SAFETY_OR_EFFICACY_PROBLEM, TERMINATE, UNVERIFIED",
            "UNKNOWN, SUSPEND, POLICY",
            ", SUSPEND, POLICY"
        })
        void aSafetyEventHasOneRow_andTheUnknownIsTreatedAsTheGraver(String kind, String action, String confidence) {
            Map<String, Object> event = new HashMap<>();
            event.put("safetyEventKind", kind);
            assertThat(decide("safety-event", event))
                    .extracting(row -> row.get("action"), row -> row.get("confidence"))
                    .containsExactly(tuple(action, confidence));
        }

        @ParameterizedTest
        @CsvSource({
            "PURPOSE, NO, CHANGE_OF_SUBSTANCE",
            "PURPOSE, YES, CHANGE_OF_SUBSTANCE CHANGE_OF_SUBJECTS_RIGHTS",
            "MINOR, NO, MINOR_CHANGE",
            "MINOR, YES, CHANGE_OF_SUBJECTS_RIGHTS",
            "MINOR, UNKNOWN, SUBJECTS_RIGHTS_UNKNOWN",
            "URGENT_HAZARD, NO, URGENT_HAZARD",
            "UNKNOWN, NO, CHANGE_KIND_UNKNOWN",
            ", , SUBJECTS_RIGHTS_UNKNOWN CHANGE_KIND_UNKNOWN"
        })
        void aChangeMeetsEveryRowThatHolds_andNoneIsSilent(String kind, String rights, String rows) {
            Map<String, Object> change = new HashMap<>();
            change.put("changeKind", kind);
            change.put("affectsSubjectsRights", rights);
            assertThat(codes("protocol-change", change)).containsExactly(rows.split(" "));
        }
    }
}
