package com.lancore.pathways.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionTableResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The decision tables themselves, by the DMN engine alone. Each table has one test that reaches every row of it, so that
 * no row is written that no project can meet.
 */
class DecisionTablesTest {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private static final Map<String, DmnDecision> PARSED = new HashMap<>();

    private static final List<String> CATEGORIES = List.of(
            "GENE_THERAPY",
            "PLURIPOTENT_STEM_CELL",
            "TISSUE_STEM_CELL",
            "SOMATIC_CELL",
            "CELL_DERIVED",
            "TISSUE_ENGINEERING",
            "OTHER");

    /** The file of every table of the project by the table's name in kebab-case; a table that reads another is in its file. */
    private static final Map<String, Resource> FILES = tables();

    /** Every table of the project, so that none is added without its test. */
    static Stream<String> files() {
        return FILES.keySet().stream();
    }

    private static Map<String, Resource> tables() {
        Map<String, Resource> tables = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:/bpmn/decisions/*.dmn")) {
                try (InputStream model = file.getInputStream()) {
                    Dmn.readModelFromStream(model)
                            .getModelElementsByType(Decision.class)
                            .forEach(decision -> tables.put(kebab(decision.getId()), file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    private static String kebab(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

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
        @MethodSource("com.lancore.pathways.requirement.DecisionTablesTest#files")
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
        @MethodSource("com.lancore.pathways.requirement.DecisionTablesTest#files")
        void collectsAllRowsThatHoldSoThatARowCanBeFollowedByItsNextVersion(String file) {
            assertThat(table(file).getHitPolicy()).isEqualTo(HitPolicy.COLLECT);
        }

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.requirement.DecisionTablesTest#files")
        void hasLabelsOnItsColumns(String file) {
            assertThat(table(file).getInputs())
                    .allSatisfy(input -> assertThat(input.getLabel()).isNotBlank());
            assertThat(table(file).getOutputs())
                    .allSatisfy(output -> assertThat(output.getLabel()).isNotBlank());
        }

        @ParameterizedTest
        @MethodSource("com.lancore.pathways.requirement.DecisionTablesTest#files")
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

    @Nested
    class DeadlineRules {

        @ParameterizedTest(name = "{0}: {1} working days, {2} calendar days, {3} months, {4}")
        @CsvSource({
            "NHC_FILING, 5, , , LAW, 2026-05-01",
            "CHANGE_FILING, 5, , , UNVERIFIED, 2026-05-01",
            "SAFETY_REPORT, , , , UNVERIFIED, 2026-05-01",
            "ETHICS_ASSESSMENT, , , , UNVERIFIED, 2026-05-01",
            "ETHICS_RENEWAL, , 60, , POLICY, 2024-01-01",
            "INSTITUTION_QUALIFICATION, 10, , , LAW, 2023-05-01",
            "URGENCY_DECISION, 5, , , LAW, 2023-05-01",
            "IMPORT_DECISION, 7, , , LAW, 2023-05-01",
            "HOUSE_STEP, 10, , , POLICY, 2024-01-01",
            "PERIODIC_REPORT, , 30, , UNVERIFIED, 2026-05-01",
            "ETHICS_REVIEW, , 60, 12, UNVERIFIED, 2024-01-01",
            "HGR_JOINT_REPORT, , , 6, LAW, 2019-07-01",
            "RECORD_RETENTION, , , 360, LAW, 2026-05-01",
            "HGR_DECISION, 20, , , LAW, 2019-07-01",
            "HGR_DECISION_EXTENDED, 30, , , LAW, 2019-07-01",
            "VENDOR_RENEWAL, , 60, , POLICY, 2024-01-01"
        })
        void everyKindHasItsPeriodAsData(
                String kind,
                Integer workingDays,
                Integer calendarDays,
                Integer months,
                String confidence,
                String validFrom) {
            assertThat(decide("deadline-rules", Map.of("kind", kind)))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.get("reasonCode")).isEqualTo(kind);
                        assertThat(row.get("workingDays")).isEqualTo(workingDays);
                        assertThat(row.get("calendarDays")).isEqualTo(calendarDays);
                        assertThat(row.get("months")).isEqualTo(months);
                        assertThat(row.get("confidence")).isEqualTo(confidence);
                        assertThat(row.get("validFrom")).isEqualTo(validFrom);
                        assertThat((String) row.get("countedFrom")).isNotBlank();
                    });
        }

        @Test
        void onlyTheDecisionsOfAnAuthorityAreOwedByIt() {
            assertThat(rows("deadline-rules"))
                    .filteredOn(row -> "AUTHORITY".equals(row.get("owner")))
                    .extracting(row -> row.get("reasonCode"))
                    .containsExactlyInAnyOrder(
                            "INSTITUTION_QUALIFICATION",
                            "URGENCY_DECISION",
                            "IMPORT_DECISION",
                            "HGR_DECISION",
                            "HGR_DECISION_EXTENDED");
            assertThat(rows("deadline-rules"))
                    .extracting(row -> row.get("owner"))
                    .containsOnly("OURS", "AUTHORITY");
        }

        @Test
        void everyRowIsMetByItsKindAndNoneByAnother() {
            Coverage coverage = new Coverage("deadline-rules");
            codes("deadline-rules").forEach(kind -> coverage.meets(Map.of("kind", kind)));
            coverage.isComplete();
            assertThat(codes("deadline-rules", Map.of("kind", "TAX"))).isEmpty();
            assertThat(codes("deadline-rules", Map.of())).isEmpty();
        }

        @Test
        void everyReminderSaysToWhomItGoes() {
            Set<String> groups = Set.of("projectManager", "regulatoryAffairs", "operations", "director");
            assertThat(rows("deadline-rules")).allSatisfy(row -> {
                List<String> rungs = parts(row.get("rungs"), ",");
                List<String> recipients = parts(row.get("recipients"), "; ");
                assertThat(recipients).hasSameSizeAs(rungs);
                for (int i = 0; i < rungs.size(); i++) {
                    assertThat(recipients.get(i)).startsWith(rungs.get(i) + ":");
                    assertThat(groups)
                            .containsAll(parts(
                                    recipients.get(i).substring(rungs.get(i).length() + 1), ","));
                }
            });
        }

        @Test
        void everyDeadlineOfOursSaysWhoIsToldOfItsBreachAndAtEachChase() {
            Set<String> groups = Set.of("projectManager", "regulatoryAffairs", "operations", "director");
            assertThat(rows("deadline-rules")).allSatisfy(row -> {
                boolean told = "OURS".equals(row.get("owner"))
                        && !parts(row.get("rungs"), ",").isEmpty();
                for (String column : List.of("breachRecipients", "chaseRecipients")) {
                    assertThat(parts(row.get(column), ", ").isEmpty()).isNotEqualTo(told);
                    assertThat(groups).containsAll(parts(row.get(column), ", "));
                }
            });
        }

        private static List<String> parts(String text, String separator) {
            return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
        }
    }

    @Nested
    class CustomsRegime {

        @ParameterizedTest(name = "an import on {0} comes under {1}")
        @CsvSource({
            "2026-07-31, SPECIAL_ARTICLES_GUIDE",
            "2026-08-01, CUSTOMS_ORDER_281",
            "2027-01-04, CUSTOMS_ORDER_281"
        })
        void oneRegimeIsInForceOnEachDay(String day, String regime) {
            assertThat(codesOn(day, "customs-regime", Map.of())).containsExactly(regime);
        }

        @ParameterizedTest
        @ValueSource(strings = {"FREE_TRADE_ZONE", "HOSPITAL_SPECIFIC", "SPECIAL_ARTICLES", "OTHER"})
        void everyRowIsMetByEveryRoute(String route) {
            Coverage coverage = new Coverage("customs-regime");
            coverage.meets(Map.of("importRoute", route));
            coverage.isComplete();
        }
    }

    @Nested
    class LechengEligibility {

        private final Map<String, Object> passes = Map.of(
                "overseasApprovalJurisdiction",
                "FDA",
                "overseasApprovalStatus",
                "ACTIVE",
                "approvalCoversIndication",
                "YES",
                "productType",
                "BIOLOGIC",
                "chinaRegistration",
                "NONE",
                "clinicallyUrgent",
                "YES",
                "adequateAlternative",
                "NO");

        @ParameterizedTest
        @ValueSource(strings = {"FDA", "EMA", "MHRA", "PMDA", "SWISSMEDIC", "HEALTH_CANADA", "TGA"})
        void aProductOfAListedAuthorityThatFulfilsEverythingHasNoFinding(String authority) {
            assertThat(codes("lecheng-eligibility", but(passes, "overseasApprovalJurisdiction", authority)))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"SMALL_MOLECULE", "BIOLOGIC", "DEVICE", "IVD", "CELL", "GENE", "TISSUE_ENGINEERED"})
        void everyTypeButVaccinesMayPass(String type) {
            assertThat(codes("lecheng-eligibility", but(passes, "productType", type)))
                    .isEmpty();
        }

        @ParameterizedTest(name = "{0} = {1}: {2} {3}")
        @CsvSource({
            "overseasApprovalJurisdiction, NONE, INELIGIBLE, NO_OVERSEAS_APPROVAL",
            "overseasApprovalJurisdiction, OTHER, NEEDS_REVIEW, OVERSEAS_AUTHORITY_NOT_LISTED",
            "overseasApprovalJurisdiction, UNKNOWN, NEEDS_INFO, OVERSEAS_AUTHORITY_UNKNOWN",
            "overseasApprovalJurisdiction, , NEEDS_INFO, OVERSEAS_AUTHORITY_UNKNOWN",
            "overseasApprovalStatus, NONE, INELIGIBLE, OVERSEAS_APPROVAL_NOT_GRANTED",
            "overseasApprovalStatus, SUSPENDED, INELIGIBLE, OVERSEAS_APPROVAL_SUSPENDED",
            "overseasApprovalStatus, WITHDRAWN, INELIGIBLE, OVERSEAS_APPROVAL_WITHDRAWN",
            "overseasApprovalStatus, EXPIRED, INELIGIBLE, OVERSEAS_APPROVAL_EXPIRED",
            "overseasApprovalStatus, CONDITIONAL, NEEDS_REVIEW, OVERSEAS_APPROVAL_CONDITIONAL",
            "overseasApprovalStatus, UNKNOWN, NEEDS_INFO, OVERSEAS_APPROVAL_STATUS_UNKNOWN",
            "overseasApprovalStatus, , NEEDS_INFO, OVERSEAS_APPROVAL_STATUS_UNKNOWN",
            "approvalCoversIndication, NO, INELIGIBLE, INDICATION_NOT_COVERED",
            "approvalCoversIndication, UNKNOWN, NEEDS_INFO, INDICATION_COVER_UNKNOWN",
            "approvalCoversIndication, , NEEDS_INFO, INDICATION_COVER_UNKNOWN",
            "productType, VACCINE, INELIGIBLE, VACCINE_EXCLUDED",
            "productType, OTHER, NEEDS_REVIEW, PRODUCT_TYPE_OTHER",
            "productType, , NEEDS_INFO, PRODUCT_TYPE_UNKNOWN",
            "chinaRegistration, SAME_INDICATION, INELIGIBLE, REGISTERED_IN_CHINA",
            "chinaRegistration, EQUIVALENT, INELIGIBLE, EQUIVALENT_REGISTERED_IN_CHINA",
            "chinaRegistration, OTHER_INDICATION_ONLY, NEEDS_REVIEW, OTHER_INDICATION_REGISTERED_IN_CHINA",
            "chinaRegistration, UNKNOWN, NEEDS_INFO, CHINA_REGISTRATION_UNKNOWN",
            "chinaRegistration, , NEEDS_INFO, CHINA_REGISTRATION_UNKNOWN",
            "clinicallyUrgent, NO, INELIGIBLE, NOT_CLINICALLY_URGENT",
            "clinicallyUrgent, UNKNOWN, NEEDS_INFO, URGENCY_UNKNOWN",
            "clinicallyUrgent, , NEEDS_INFO, URGENCY_UNKNOWN",
            "adequateAlternative, YES, INELIGIBLE, ADEQUATE_ALTERNATIVE",
            "adequateAlternative, UNKNOWN, NEEDS_INFO, ALTERNATIVE_UNKNOWN",
            "adequateAlternative, , NEEDS_INFO, ALTERNATIVE_UNKNOWN"
        })
        void oneThingThatDoesNotFitIsOneFinding(String variable, String value, String status, String reasonCode) {
            new Coverage("lecheng-eligibility").finds(but(passes, variable, value), status, reasonCode);
        }

        @Test
        void everyRowIsMetBySomeProduct() {
            Coverage coverage = new Coverage("lecheng-eligibility");
            coverage.meets(Map.of());
            Map<String, List<String>> values = Map.of(
                    "overseasApprovalJurisdiction", List.of("NONE", "OTHER"),
                    "overseasApprovalStatus", List.of("NONE", "SUSPENDED", "WITHDRAWN", "EXPIRED", "CONDITIONAL"),
                    "approvalCoversIndication", List.of("NO"),
                    "productType", List.of("VACCINE", "OTHER"),
                    "chinaRegistration", List.of("SAME_INDICATION", "EQUIVALENT", "OTHER_INDICATION_ONLY"),
                    "clinicallyUrgent", List.of("NO"),
                    "adequateAlternative", List.of("YES"));
            values.forEach((variable, all) -> all.forEach(value -> coverage.meets(but(passes, variable, value))));
            coverage.isComplete();
        }

        @Test
        void nothingKnownIsNeverANo() {
            assertThat(decide("lecheng-eligibility", Map.of()))
                    .hasSize(7)
                    .extracting(row -> row.get("status"))
                    .containsOnly("NEEDS_INFO");
        }

        @Test
        void noApprovalAtAllIsOneFindingHoweverOftenItIsSaid() {
            assertThat(codes(
                            "lecheng-eligibility",
                            but(passes, "overseasApprovalJurisdiction", "NONE", "overseasApprovalStatus", "NONE")))
                    .containsExactly("NO_OVERSEAS_APPROVAL");
        }
    }

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

    @Nested
    class LechengDocuments {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "DEVICE, LAW",
            "IVD, LAW",
            "SMALL_MOLECULE, UNVERIFIED",
            "BIOLOGIC, UNVERIFIED",
            "CELL, UNVERIFIED",
            "GENE, UNVERIFIED",
            "TISSUE_ENGINEERED, UNVERIFIED",
            "OTHER, UNVERIFIED",
            ", UNVERIFIED"
        })
        void everyProductNeedsTheEightDocuments(String productType, String confidence) {
            List<Map<String, Object>> rows = decide("lecheng-documents", but(Map.of(), "productType", productType));
            assertThat(rows)
                    .extracting(row -> row.get("documentKind"))
                    .containsExactly(
                            "COVER_LETTER",
                            "OVERSEAS_APPROVAL",
                            "MAKER_QUALIFICATION",
                            "ETHICS_OPINION",
                            "SUPPLY_AGREEMENT",
                            "CLINICAL_USE_PLAN",
                            "EXPERT_OPINION",
                            "INSTITUTION_COMMITMENT");
            assertThat(rows).extracting(row -> row.get("confidence")).containsOnly(confidence);
        }

        @Test
        void everyRowIsMetByADeviceOrADrug() {
            Coverage coverage = new Coverage("lecheng-documents");
            coverage.meets(Map.of("productType", "DEVICE"));
            coverage.meets(Map.of("productType", "BIOLOGIC"));
            coverage.isComplete();
        }
    }

    @Nested
    class PatientCharging {

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "IIT_818, NO, NO_CHARGE_IN_IIT",
            "CLINICAL_TRIAL, NO, NO_CHARGE_IN_TRIAL",
            "ROUTINE_CARE, BY_NORMAL_RULES, ROUTINE_CARE_CHARGED_SEPARATELY",
            "LECHENG_A, YES, CHARGE_FOR_SPECIAL_IMPORT",
            "LECHENG_A_STUDY_ONLY, NO, NO_CHARGE_FOR_STUDY_ONLY",
            "LECHENG_B_PUBLISHED, YES, CHARGE_UP_TO_PUBLISHED_PRICE",
            "LECHENG_B_NOT_FILED, NO, NO_CHARGE_BEFORE_PRICE_FILING",
            "TRANSLATION_APPROVED, YES, CHARGE_AFTER_TRANSLATION_APPROVAL",
            "DONATED, NO, NO_CHARGE_FOR_DONATION",
            "UNKNOWN, NO, NO_CHARGE_WHILE_UNKNOWN",
            "somewhere, NO, NO_CHARGE_WHILE_UNKNOWN",
            ", NO, NO_CHARGE_WHILE_UNKNOWN"
        })
        void exactlyOneRowSaysWhetherThePatientMayBeCharged(String setting, String charge, String reasonCode) {
            assertThat(decide("patient-charging", but(Map.of(), "setting", setting)))
                    .extracting(row -> row.get("charge"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(charge, reasonCode));
        }

        @Test
        void everyRowIsMetBySomeSetting() {
            Coverage coverage = new Coverage("patient-charging");
            for (String setting : List.of(
                    "IIT_818",
                    "CLINICAL_TRIAL",
                    "ROUTINE_CARE",
                    "LECHENG_A",
                    "LECHENG_A_STUDY_ONLY",
                    "LECHENG_B_PUBLISHED",
                    "LECHENG_B_NOT_FILED",
                    "TRANSLATION_APPROVED",
                    "DONATED",
                    "UNKNOWN")) {
                coverage.meets(Map.of("setting", setting));
            }
            coverage.isComplete();
        }
    }

    @Nested
    class TakeOut {

        private final Map<String, Object> allowed =
                Map.of("dosageForm", "ORAL", "tariffTreatment", "TAXED", "takeOutWeeks", 4, "chronicDisease", "NO");

        @ParameterizedTest(name = "{0}, {1} weeks, chronic {2}")
        @CsvSource({"ORAL, 1, NO", "ORAL, 4, UNKNOWN", "EXTERNAL, 4, NO", "EXTERNAL, 2, ", "SUBCUTANEOUS, 4, YES"})
        void aSmallPersonalQuantityOfTaxedGoodsMayBeTakenOut(String form, int weeks, String chronic) {
            assertThat(codes(
                            "take-out",
                            but(allowed, "dosageForm", form, "takeOutWeeks", weeks, "chronicDisease", chronic)))
                    .isEmpty();
        }

        @Test
        void everyRowIsMetBySomeRequest() {
            Coverage coverage = new Coverage("take-out");
            coverage.finds(but(allowed, "dosageForm", "INFUSION"), "BLOCKED", "TAKE_OUT_INFUSION");
            coverage.finds(but(allowed, "dosageForm", "DEVICE"), "BLOCKED", "TAKE_OUT_DEVICE");
            coverage.finds(but(allowed, "dosageForm", null), "NEEDS_INFO", "TAKE_OUT_FORM_UNKNOWN");
            coverage.finds(but(allowed, "dosageForm", "SUBCUTANEOUS"), "BLOCKED", "TAKE_OUT_NOT_CHRONIC");
            for (String chronic : Arrays.asList("UNKNOWN", null)) {
                coverage.finds(
                        but(allowed, "dosageForm", "SUBCUTANEOUS", "chronicDisease", chronic),
                        "NEEDS_INFO",
                        "TAKE_OUT_CHRONIC_UNKNOWN");
            }
            coverage.finds(but(allowed, "takeOutWeeks", 5), "BLOCKED", "TAKE_OUT_TOO_LONG");
            coverage.finds(but(allowed, "takeOutWeeks", "5"), "BLOCKED", "TAKE_OUT_TOO_LONG");
            coverage.finds(but(allowed, "takeOutWeeks", 0), "NEEDS_INFO", "TAKE_OUT_WEEKS_UNKNOWN");
            coverage.finds(without(allowed, "takeOutWeeks"), "NEEDS_INFO", "TAKE_OUT_WEEKS_UNKNOWN");
            coverage.finds(but(allowed, "tariffTreatment", "UNKNOWN"), "NEEDS_INFO", "TAKE_OUT_TARIFF_UNKNOWN");
            coverage.finds(without(allowed, "tariffTreatment"), "NEEDS_INFO", "TAKE_OUT_TARIFF_UNKNOWN");
            coverage.meets(but(allowed, "tariffTreatment", "ZERO_TARIFF"));
            coverage.isComplete();
        }

        @ParameterizedTest(name = "on {0}: {1}")
        @CsvSource({
            "2025-12-17, TAKE_OUT_OF_ZERO_TARIFF_GOODS",
            "2025-12-18, TAKE_OUT_OF_ZERO_TARIFF_GOODS_AFTER_CLOSURE",
            "2026-11-02, TAKE_OUT_OF_ZERO_TARIFF_GOODS_AFTER_CLOSURE"
        })
        void zeroTariffGoodsStayOnSiteBeforeTheCustomsClosureAndSince(String day, String reasonCode) {
            assertThat(codesOn(day, "take-out", but(allowed, "tariffTreatment", "ZERO_TARIFF")))
                    .containsExactly(reasonCode);
            assertThat(decide("take-out", but(allowed, "tariffTreatment", "ZERO_TARIFF")))
                    .extracting(row -> row.get("status"))
                    .containsOnly("BLOCKED");
        }
    }

    @Nested
    class TariffTreatment {

        @ParameterizedTest(name = "{0} on {1}: {2} {3}")
        @CsvSource({
            "ZERO_TARIFF, 2025-12-17, OK, ZERO_TARIFF_BY_POSITIVE_LIST",
            "ZERO_TARIFF, 2025-12-18, NEEDS_INFO, ZERO_TARIFF_AFTER_CLOSURE",
            "TAXED, 2025-12-17, OK, GOODS_TAXED",
            "TAXED, 2025-12-18, OK, GOODS_TAXED",
            "UNKNOWN, 2025-12-18, NEEDS_INFO, TARIFF_UNKNOWN",
            ", 2025-12-18, NEEDS_INFO, TARIFF_UNKNOWN"
        })
        void oneRowIsInForceOnEachDay(String tariff, String day, String status, String reasonCode) {
            assertThat(decideOn(day, "tariff-treatment", but(Map.of(), "tariffTreatment", tariff)))
                    .extracting(row -> row.get("status"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(status, reasonCode));
        }

        @Test
        void everyRowIsMetBySomeTariff() {
            Coverage coverage = new Coverage("tariff-treatment");
            for (String tariff : List.of("ZERO_TARIFF", "TAXED", "UNKNOWN")) {
                coverage.meets(Map.of("tariffTreatment", tariff));
            }
            coverage.isComplete();
        }

        @Test
        void zeroTariffSinceTheClosureIsMarkedAsToBeConfirmed() {
            assertThat(decideOn("2026-05-12", "tariff-treatment", Map.of("tariffTreatment", "ZERO_TARIFF")))
                    .extracting(row -> row.get("confidence"))
                    .containsExactly("UNVERIFIED");
        }
    }

    @Nested
    class TranslationEligibility {

        private final Map<String, Object> possible =
                Map.of("completedDomesticIit", "FILED_COMPLETED", "intendedOutcome", "TECHNOLOGY");

        @ParameterizedTest(name = "{0} leading to {1}, on {2}: {3}")
        @CsvSource({
            "FILED_COMPLETED, TECHNOLOGY, 2025-01-31, BLOCKED, TRANSLATION_NOT_IN_FORCE_YET",
            "FILED_COMPLETED, TECHNOLOGY, 2025-02-01, POSSIBLE, TRANSLATION_POSSIBLE",
            "FILED_COMPLETED, TECHNOLOGY, 2026-05-12, POSSIBLE, TRANSLATION_POSSIBLE",
            "FILED_COMPLETED, TECHNOLOGY, 2027-01-31, POSSIBLE, TRANSLATION_POSSIBLE",
            "FILED_COMPLETED, TECHNOLOGY, 2027-02-01, NEEDS_LEGAL_REVIEW, TRANSLATION_MEASURES_LAPSED",
            "ONGOING, TECHNOLOGY, 2026-05-12, BLOCKED, IIT_NOT_COMPLETED",
            "UNFILED, TECHNOLOGY, 2026-05-12, BLOCKED, IIT_NOT_FILED",
            "NONE, TECHNOLOGY, 2026-05-12, BLOCKED, NO_IIT",
            ", TECHNOLOGY, 2026-05-12, NEEDS_INFO, IIT_STATE_UNKNOWN",
            "ONGOING, TECHNOLOGY, 2027-02-01, BLOCKED, IIT_NOT_COMPLETED",
            "FILED_COMPLETED, DRUG_DEVICE, 2026-05-12, BLOCKED, TRANSLATION_OF_DRUG_OR_DEVICE",
            "FILED_COMPLETED, UNKNOWN, 2026-05-12, NEEDS_INFO, TRANSLATION_OUTCOME_UNKNOWN",
            "FILED_COMPLETED, , 2026-05-12, NEEDS_INFO, TRANSLATION_OUTCOME_UNKNOWN"
        })
        void whatStandsAgainstATranslationDependsOnTheStudyTheOutcomeAndTheDay(
                String study, String outcome, String day, String status, String reasonCode) {
            assertThat(decideOn(
                            day,
                            "translation-eligibility",
                            but(possible, "completedDomesticIit", study, "intendedOutcome", outcome)))
                    .extracting(row -> row.get("status"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(status, reasonCode));
        }

        @Test
        void theLapseOfTheMeasuresIsFoundBesideWhatIsNotKnown() {
            assertThat(codesOn("2027-02-01", "translation-eligibility", but(possible, "intendedOutcome", "UNKNOWN")))
                    .containsExactly("TRANSLATION_MEASURES_LAPSED", "TRANSLATION_OUTCOME_UNKNOWN");
            assertThat(codesOn("2027-02-01", "translation-eligibility", without(possible, "completedDomesticIit")))
                    .containsExactly("TRANSLATION_MEASURES_LAPSED", "IIT_STATE_UNKNOWN");
        }

        @Test
        void everyRowIsMetBySomeTechnology() {
            Coverage coverage = new Coverage("translation-eligibility");
            coverage.meets(Map.of());
            coverage.meets(possible);
            for (String study : List.of("ONGOING", "UNFILED", "NONE")) {
                coverage.meets(but(possible, "completedDomesticIit", study));
            }
            coverage.meets(but(possible, "intendedOutcome", "DRUG_DEVICE"));
            coverage.isComplete();
        }
    }

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

    @Nested
    class HouseParameters {

        @Test
        void everyRowIsMetByItsNameAndNoneByAnother() {
            Coverage coverage = new Coverage("house-parameters");
            codes("house-parameters").forEach(name -> {
                assertThat(codes("house-parameters", Map.of("parameter", name))).containsExactly(name);
                coverage.meets(Map.of("parameter", name));
            });
            coverage.isComplete();
            assertThat(codes("house-parameters", Map.of())).isEmpty();
        }
    }

    @Nested
    class PlannedDurations {

        private static final String FILE = "planned-durations";

        @Test
        void everyRowIsMetByItsPathwayAndNoneByAnother() {
            Coverage coverage = new Coverage(FILE);
            coverage.meets(Map.of("pathway", "IIT_818"));
            coverage.meets(Map.of("pathway", "LECHENG_A"));
            coverage.isComplete();
            assertThat(codes(FILE, Map.of("pathway", "LECHENG_B"))).isEmpty();
            assertThat(codes(FILE, Map.of())).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"IIT_818", "LECHENG_A"})
        void aRowStandsBelowThoseThatItComesAfter(String pathway) {
            Set<String> above = new TreeSet<>();
            for (Map<String, Object> row : decide(FILE, Map.of("pathway", pathway))) {
                String after = (String) row.get("predecessors");
                assertThat(after.isEmpty())
                        .as("the start alone comes after nothing")
                        .isEqualTo(above.isEmpty());
                if (!after.isEmpty()) {
                    assertThat(above).containsAll(List.of(after.split(", ")));
                }
                assertThat(above.add((String) row.get("step"))).as("once").isTrue();
            }
        }

        @Test
        void aPeriodOfTheDeadlineRulesIsNamedAndNotRepeated() {
            List<String> kinds = codes("deadline-rules");
            assertThat(rows(FILE)).allSatisfy(row -> {
                boolean ownDays = !row.get("workingDays").equals("null");
                assertThat(row.get("clock").isEmpty()).isEqualTo(ownDays);
                if (!ownDays) {
                    assertThat(kinds).contains(row.get("clock"));
                }
            });
            assertThat(rows(FILE))
                    .extracting(row -> row.get("clock"))
                    .contains("NHC_FILING", "INSTITUTION_QUALIFICATION", "URGENCY_DECISION", "IMPORT_DECISION");
        }

        @Test
        void itIsAPlanOfTheHouseAndNoLaw() {
            assertThat(rows(FILE)).extracting(row -> row.get("confidence")).containsOnly("POLICY");
            assertThat(rows(FILE)).extracting(row -> row.get("basis")).containsOnly("House planning value");
        }
    }

    @Nested
    class HgrScope {

        @Test
        void everyRowIsMetByWhatAStudyUses() {
            Coverage coverage = new Coverage("hgr-scope");
            coverage.meets(Map.of("hgrMaterial", "YES", "genomicData", "YES", "dataAnonymised", "NO"));
            coverage.meets(Map.of("hgrMaterial", "NO", "genomicData", "YES", "dataAnonymised", "YES"));
            coverage.meets(Map.of("hgrMaterial", "NO", "genomicData", "NO"));
            coverage.meets(Map.of());
            coverage.isComplete();
        }

        @Test
        void genomicDataStayHumanGeneticResources_anonymisedOrNot() {
            assertThat(decide("hgr-scope", Map.of("hgrMaterial", "NO", "genomicData", "YES", "dataAnonymised", "YES")))
                    .extracting(row -> row.get("reasonCode"), row -> row.get("hgrInvolved"))
                    .containsExactly(tuple("ANONYMISED_GENOMIC_DATA", "YES"));
        }

        @Test
        void clinicalImagingProteinAndMetabolicDataAreExcludedSinceJuly2023_andNotOnlySince2025() {
            Map<String, Object> clinical = Map.of("hgrMaterial", "NO", "genomicData", "NO");
            assertThat(codesOn("2023-06-30", "hgr-scope", clinical)).isEmpty();
            assertThat(codesOn("2023-07-01", "hgr-scope", clinical)).containsExactly("NO_HGR");
            assertThat(codesOn("2026-10-09", "hgr-scope", clinical)).containsExactly("NO_HGR");
        }
    }

    @Nested
    class ForeignParty {

        @ParameterizedTest(name = "abroad {0}, {1} %, influence {2}: {3}")
        @CsvSource({
            "YES, 0, NO, PARTY_ESTABLISHED_ABROAD",
            "NO, 50, NO, FOREIGN_INTEREST_50",
            "NO, 49.99, NO, NO_FOREIGN_PARTY",
            "NO, 49.99, YES, FOREIGN_DECISIVE_INFLUENCE",
            "NO, 100, NO, FOREIGN_INTEREST_50"
        })
        void isOneByControl_andNotByThePlaceOfRegistration(
                String abroad, double interest, String influence, String reasonCode) {
            assertThat(codes(
                            "foreign-party",
                            Map.of(
                                    "partyEstablishedAbroad",
                                    abroad,
                                    "foreignInterestPercent",
                                    interest,
                                    "decisiveInfluence",
                                    influence)))
                    .containsExactly(reasonCode);
        }

        @Test
        void everyRowIsMetBySomeParty() {
            Coverage coverage = new Coverage("foreign-party");
            coverage.meets(Map.of(
                    "partyEstablishedAbroad", "YES", "foreignInterestPercent", 60.0, "decisiveInfluence", "YES"));
            coverage.meets(
                    Map.of("partyEstablishedAbroad", "NO", "foreignInterestPercent", 0.0, "decisiveInfluence", "NO"));
            coverage.meets(Map.of());
            coverage.isComplete();
        }
    }

    /** D7: all rows that hold apply together. */
    @Nested
    class HgrRoute {

        private final Map<String, Object> chinese = new HashMap<>(Map.ofEntries(
                Map.entry("hgrInvolved", "YES"),
                Map.entry("hgrInformation", "YES"),
                Map.entry("foreignParty", "NO"),
                Map.entry("foreignPartyHandles", "NO"),
                Map.entry("studyPurpose", "IIT"),
                Map.entry("atClinicalInstitutions", "YES"),
                Map.entry("specialPopulation", "NO"),
                Map.entry("participantsTotal", 40L),
                Map.entry("biobanking", "NO"),
                Map.entry("materialExported", "NO"),
                Map.entry("informationShared", "NO"),
                Map.entry("sharingCovered", "NO"),
                Map.entry("sequencedTotal", 0L),
                Map.entry("approvedBefore", "NO"),
                Map.entry("cooperationChanged", "NO"),
                Map.entry("cooperationEnded", "NO")));

        private Map<String, Object> with(Object... changes) {
            Map<String, Object> situation = new HashMap<>(chinese);
            for (int i = 0; i < changes.length; i += 2) {
                situation.put((String) changes[i], changes[i + 1]);
            }
            return situation;
        }

        private List<String> routes(Object... changes) {
            return decide("hgr-route", with(changes)).stream()
                    .filter(row -> !"DRAFT".equals(row.get("status")))
                    .map(row -> (String) row.get("route"))
                    .toList();
        }

        @Test
        void row1_withoutHumanGeneticResourcesNothingIsNeeded() {
            assertThat(routes("hgrInvolved", "NO", "foreignParty", "YES")).containsExactly("NONE");
        }

        @Test
        void row2_aForeignPartyThatCollectsItselfIsProhibited() {
            assertThat(routes("foreignParty", "YES", "foreignPartyHandles", "YES"))
                    .containsExactly("PROHIBITED", "INTL_COOPERATION_APPROVAL");
        }

        @ParameterizedTest(name = "{0} people: {1}")
        @CsvSource({"2999, NONE", "3000, NONE", "3001, COLLECTION_APPROVAL"})
        void row3_moreThan3000PeopleAskForTheApprovalOfTheCollection_and3000DoNot(long people, String route) {
            assertThat(routes("participantsTotal", people)).containsExactly(route);
        }

        @Test
        void row3_soDoPedigreesAndRegions_butNotForATrialForMarketing() {
            assertThat(routes("specialPopulation", "YES")).containsExactly("COLLECTION_APPROVAL");
            assertThat(routes("specialPopulation", "YES", "studyPurpose", "REGISTRATION_TRIAL"))
                    .containsExactly("NONE");
            assertThat(routes("participantsTotal", 9000L, "studyPurpose", "REGISTRATION_TRIAL"))
                    .containsExactly("NONE");
        }

        @Test
        void row4_biobankingAsksForTheApprovalOfThePreservation() {
            assertThat(routes("biobanking", "YES")).containsExactly("PRESERVATION_APPROVAL");
        }

        @Test
        void row5_onlyATrialForMarketingAtClinicalInstitutionsWithoutExportIsFiled() {
            assertThat(routes("foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL"))
                    .containsExactly("FILING_BEFORE_START");
        }

        @Test
        void row6_anIitWithAForeignPartyIsApprovedAndNeverFiled() {
            assertThat(routes("foreignParty", "YES")).containsExactly("INTL_COOPERATION_APPROVAL");
            assertThat(routes("foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL", "materialExported", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "EXPORT_APPROVAL");
            assertThat(routes(
                            "foreignParty",
                            "YES",
                            "studyPurpose",
                            "REGISTRATION_TRIAL",
                            "atClinicalInstitutions",
                            "NO"))
                    .containsExactly("INTL_COOPERATION_APPROVAL");
        }

        @Test
        void row7_materialThatLeavesChinaNeedsItsApprovalAndTheCertificateForCustoms() {
            assertThat(routes("materialExported", "YES")).containsExactly("EXPORT_APPROVAL");
            assertThat(decide("hgr-route", with("materialExported", "YES"))
                            .get(0)
                            .get("authority"))
                    .asString()
                    .contains("NHC", "customs by the export certificate");
        }

        @Test
        void rows8And9_informationForAForeignPartyIsReportedBefore_unlessItIsCovered() {
            assertThat(routes("foreignParty", "YES", "informationShared", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "PRIOR_REPORT");
            assertThat(routes("foreignParty", "YES", "informationShared", "YES", "sharingCovered", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "NO_SEPARATE_REPORT");
        }

        @ParameterizedTest(name = "{0} sequenced: security review {1}")
        @CsvSource({"499, false", "500, false", "501, true"})
        void row10_moreThan500SequencedPassTheSecurityReviewFirst_and500DoNot(long sequenced, boolean review) {
            List<String> asked = routes("foreignParty", "YES", "informationShared", "YES", "sequencedTotal", sequenced);
            assertThat(asked.contains("SECURITY_REVIEW")).isEqualTo(review);
            assertThat(routes("foreignParty", "YES", "informationShared", "YES", "specialPopulation", "YES"))
                    .contains("SECURITY_REVIEW");
        }

        @Test
        void row11_chinesePartiesAloneNeedNothing() {
            assertThat(routes()).containsExactly("NONE");
        }

        @Test
        void rows12And13_aChangeIsApprovedAndTheEndReported_whereThereWasAnApproval() {
            assertThat(routes("foreignParty", "YES", "approvedBefore", "YES", "cooperationChanged", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "CHANGE_APPROVAL");
            assertThat(routes("foreignParty", "YES", "approvedBefore", "YES", "cooperationEnded", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL", "JOINT_REPORT");
            assertThat(routes("foreignParty", "YES", "cooperationEnded", "YES"))
                    .containsExactly("INTL_COOPERATION_APPROVAL");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "foreignParty",
                    "specialPopulation",
                    "participantsTotal",
                    "biobanking",
                    "materialExported",
                    "informationShared"
                })
        void whatIsNotKnownAsks_andIsNeverANo(String variable) {
            assertThat(routes(variable, null)).contains("NEEDS_INFO").doesNotContain("NONE");
        }

        @Test
        void everyRowIsMetBySomeCooperation() {
            Coverage coverage = new Coverage("hgr-route");
            coverage.meets(with());
            coverage.meets(with("hgrInvolved", "NO"));
            coverage.meets(with("hgrInvolved", null, "foreignParty", null, "studyPurpose", null));
            coverage.meets(with("studyPurpose", "REGISTRATION_TRIAL"));
            Object[] foreign = {"foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL"};
            coverage.meets(with(foreign));
            coverage.meets(
                    with("foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL", "materialExported", "YES"));
            coverage.meets(
                    with("foreignParty", "YES", "studyPurpose", "REGISTRATION_TRIAL", "atClinicalInstitutions", null));
            coverage.meets(with(
                    "foreignParty", "YES",
                    "foreignPartyHandles", "YES",
                    "specialPopulation", "YES",
                    "participantsTotal", 3001L,
                    "biobanking", "YES",
                    "informationShared", "YES",
                    "sequencedTotal", 501L,
                    "approvedBefore", "YES",
                    "cooperationChanged", "YES",
                    "cooperationEnded", "YES"));
            coverage.meets(with("informationShared", "YES", "sharingCovered", "YES"));
            coverage.meets(with(
                    "foreignParty", "YES",
                    "foreignPartyHandles", null,
                    "specialPopulation", null,
                    "participantsTotal", null,
                    "biobanking", null,
                    "materialExported", null,
                    "informationShared", null));
            coverage.meets(with("informationShared", "YES", "sharingCovered", null, "sequencedTotal", null));
            coverage.isComplete();
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

    @Nested
    class PaymentFiling {

        private Map<String, Object> payment(
                String purpose, Double usd, Double total, String larger, String contractFiled) {
            Map<String, Object> inputs = new HashMap<>();
            inputs.put("paymentPurpose", purpose);
            inputs.put("usdAmount", usd);
            inputs.put("contractUsdTotal", total);
            inputs.put("largerPaymentFollows", larger);
            inputs.put("contractFiled", contractFiled);
            return inputs;
        }

        @ParameterizedTest(name = "{0} of USD {1}, {2} in all, larger {3}, filed {4}: {5} {6}")
        @CsvSource({
            "SERVICES, 50000, 50000, NO, NO, NOT_NEEDED, AT_MOST_50000",
            "SERVICES, 50000.01, 50000.01, NO, NO, FILING_NEEDED, ABOVE_50000",
            "ROYALTIES, 60000, 60000, YES, NO, FILING_NEEDED, ABOVE_50000",
            "OTHER, 60000, 90000, NO, YES, FILED_ALREADY, FILED_UNDER_CONTRACT",
            "SERVICES, 30000, 30000, YES, NO, FILING_NEEDED, LARGER_PAYMENT_FOLLOWS",
            "SERVICES, 30000, 60000, NO, NO, ASK_TAX_ADVISER, SPLIT_PAYMENTS",
            "SERVICES, 30000, 60000, NO, YES, NOT_NEEDED, SMALL_UNDER_FILED_CONTRACT",
            "SERVICES, 30000, 30000, YES, YES, NOT_NEEDED, SMALL_UNDER_FILED_CONTRACT",
            "GOODS, 900000, 900000, NO, NO, NOT_NEEDED, GOODS_OUTSIDE",
            "UNKNOWN, 60000, 60000, NO, NO, NEEDS_INFO, PURPOSE_OPEN",
            "SERVICES, 30000, 30000, UNKNOWN, NO, NEEDS_INFO, LARGER_PAYMENT_OPEN",
            "SERVICES, , , NO, NO, NEEDS_INFO, USD_AMOUNT_OPEN"
        })
        void exactlyOneRowSaysWhatComesFirst(
                String purpose, Double usd, Double total, String larger, String filed, String outcome, String code) {
            assertThat(decide("payment-filing", payment(purpose, usd, total, larger, filed)))
                    .extracting(row -> row.get("outcome"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(outcome, code));
        }

        @Test
        void everyRowIsMetBySomePayment() {
            Coverage coverage = new Coverage("payment-filing");
            coverage.meets(payment("GOODS", 1.0, 1.0, "NO", "NO"));
            coverage.meets(payment("SERVICES", 60000.0, 60000.0, "NO", "NO"));
            coverage.meets(payment("SERVICES", 60000.0, 60000.0, "NO", "YES"));
            coverage.meets(payment("SERVICES", 30000.0, 60000.0, "YES", "NO"));
            coverage.meets(payment("SERVICES", 30000.0, 60000.0, "NO", "NO"));
            coverage.meets(payment("SERVICES", 30000.0, 30000.0, "NO", "NO"));
            coverage.meets(payment("SERVICES", 30000.0, 60000.0, "NO", "YES"));
            coverage.meets(payment(null, null, null, null, null));
            coverage.meets(payment("SERVICES", 30000.0, 30000.0, null, "NO"));
            coverage.meets(payment("SERVICES", null, null, "NO", "NO"));
            coverage.isComplete();
        }
    }

    /** Which rows of a table the evaluations of a test have met. */
    private static final class Coverage {

        private final String file;
        private final Set<String> met = new TreeSet<>();

        Coverage(String file) {
            this.file = file;
        }

        /** Exactly this row holds, with this status. */
        void finds(Map<String, Object> variables, String status, String reasonCode) {
            assertThat(decide(file, variables))
                    .as("%s", variables)
                    .extracting(row -> row.get("status"), row -> row.get("reasonCode"))
                    .containsExactly(tuple(status, reasonCode));
            met.add(reasonCode);
        }

        void meets(Map<String, Object> variables) {
            met.addAll(codes(file, variables));
        }

        void isComplete() {
            assertThat(met).isEqualTo(new TreeSet<>(codes(file)));
        }
    }

    private static List<Map<String, Object>> decide(String file, Map<String, Object> variables) {
        DmnDecision decision = PARSED.computeIfAbsent(
                file, name -> ENGINE.parseDecision(decision(name).getId(), open(name)));
        DmnDecisionTableResult result = ENGINE.evaluateDecisionTable(decision, variables);
        return result.getResultList();
    }

    private static List<String> codes(String file, Map<String, Object> variables) {
        return decide(file, variables).stream()
                .map(row -> (String) row.get("reasonCode"))
                .toList();
    }

    /** The rows that hold and are in force on a day. */
    private static List<Map<String, Object>> decideOn(String day, String file, Map<String, Object> variables) {
        LocalDate on = LocalDate.parse(day);
        return decide(file, variables).stream()
                .filter(row -> !on.isBefore(LocalDate.parse((String) row.get("validFrom")))
                        && !on.isAfter(LocalDate.parse((String) row.get("validTo"))))
                .toList();
    }

    private static List<String> codesOn(String day, String file, Map<String, Object> variables) {
        return decideOn(day, file, variables).stream()
                .map(row -> (String) row.get("reasonCode"))
                .toList();
    }

    /** The reason codes of all rows of the table. */
    private static List<String> codes(String file) {
        return rows(file).stream().map(row -> row.get("reasonCode")).toList();
    }

    /** All rows of the table as written: output name to text, without the quotation marks. */
    private static List<Map<String, String>> rows(String file) {
        List<String> names =
                table(file).getOutputs().stream().map(Output::getName).toList();
        return table(file).getRules().stream().map(rule -> texts(names, rule)).toList();
    }

    private static Map<String, String> texts(List<String> names, Rule rule) {
        List<OutputEntry> entries = List.copyOf(rule.getOutputEntries());
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            texts.put(names.get(i), entries.get(i).getText().getTextContent().replace("\"", ""));
        }
        return texts;
    }

    private static DecisionTable table(String file) {
        return (DecisionTable) decision(file).getExpression();
    }

    private static Decision decision(String file) {
        try (InputStream model = open(file)) {
            return Dmn.readModelFromStream(model).getModelElementsByType(Decision.class).stream()
                    .filter(decision -> kebab(decision.getId()).equals(file))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        assertThat(FILES).containsKey(file);
        try {
            return FILES.get(file).getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The variables with these in place: name, value, name, value … */
    private static Map<String, Object> but(Map<String, Object> variables, Object... changes) {
        Map<String, Object> changed = new HashMap<>(variables);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put((String) changes[i], changes[i + 1]);
        }
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> variables, String name) {
        Map<String, Object> changed = new HashMap<>(variables);
        changed.remove(name);
        return changed;
    }
}
