package com.lancore.pathways.demo;

import com.lancore.pathways.document.DocumentKind;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Investigator-initiated trials: one on time, one held at import, one whose filing was missed, one that has begun. */
@Component
@Profile("demo")
class DemoStudies {

    private static final String KEY = "iit";

    void onTime(DemoProject project) {
        project.ago(48).start(KEY, "CAR-T for refractory lupus · CAR-T治疗难治性狼疮", study(Map.of()));
        toReviews(project, 24, 16);
        planned(project.ago(9));
        academic(project.ago(4), 4);
        ethics(project.ago(1), 2);
        project.bring(
                        "regulatory",
                        DocumentKind.INSTITUTION_INFORMATION,
                        DocumentKind.INVESTIGATOR_QUALIFICATIONS,
                        DocumentKind.FUNDING_PROOF,
                        DocumentKind.CATEGORY_CHECKLIST)
                .step("regulatory", "assembleFiling", Map.of());
    }

    void heldAtImport(DemoProject project) {
        project.ago(45)
                .start(
                        KEY,
                        "Imported gene therapy for haemophilia · 进口基因治疗血友病",
                        study(Map.of("productImported", "YES", "foreignParty", "UNKNOWN")));
        toReviews(project, 25, 14);
        planned(project.ago(8));
        academic(project.ago(6), 6);
        project.ago(5)
                .step(
                        "regulatory",
                        "assessImportRoute",
                        Map.of("importRoute", "SPECIAL_ARTICLES", "importRegimeDate", project.dayAgo(1)));
    }

    /** The ethics letter came late and its filing was then forgotten. */
    void breached(DemoProject project) {
        project.ago(60)
                .start(
                        KEY,
                        "Pluripotent cells for Parkinson's disease · 多能干细胞治疗帕金森病",
                        study(Map.of(
                                "technologyCategory",
                                "PLURIPOTENT_STEM_CELL",
                                "qualityPersonQualified",
                                true,
                                "productType",
                                "CELL")));
        toReviews(project, 32, 22);
        planned(project.ago(15));
        academic(project.ago(12), 13);
        ethics(project.ago(7), 8);
    }

    void begun(DemoProject project) {
        project.ago(3)
                .start(
                        KEY,
                        "Exosome therapy for osteoarthritis · 外泌体治疗骨关节炎",
                        study(Map.of("technologyCategory", "CELL_DERIVED", "productType", "CELL")));
    }

    private static Map<String, Object> study(Map<String, Object> others) {
        Map<String, Object> values = new HashMap<>(Map.ofEntries(
                Map.entry("assetName", "LCR-101"),
                Map.entry("productType", "GENE"),
                Map.entry("assetStage", "PRE_IND"),
                Map.entry("is818Technology", "YES"),
                Map.entry("intendedOutcome", "TECHNOLOGY"),
                Map.entry("technologyCategory", "GENE_THERAPY"),
                Map.entry("institutionName", "Shanghai Demo Hospital"),
                Map.entry("institutionGrade", "3A"),
                Map.entry("academicCommitteeReady", true),
                Map.entry("ethicsCommitteeReady", true),
                Map.entry("facilitiesReady", true),
                Map.entry("managementSystemsReady", true),
                Map.entry("fundingProven", true),
                Map.entry("piName", "Prof. Wang"),
                Map.entry("piLicensed", true),
                Map.entry("piSeniorTitle", true),
                Map.entry("sponsorName", "Shanghai Demo Hospital"),
                Map.entry("sponsorKind", "HOSPITAL"),
                Map.entry("productImported", "NO"),
                Map.entry("foreignParty", "NO"),
                Map.entry("multiCentre", "NO"),
                Map.entry("firstInHuman", "YES"),
                Map.entry("offspringAffected", "NO"),
                Map.entry("minorsIncluded", "NO")));
        values.putAll(others);
        return values;
    }

    private static void toReviews(DemoProject project, int packageDaysAgo, int protocolDaysAgo) {
        project.ago(packageDaysAgo)
                .bring("regulatory", DocumentKind.NON_CLINICAL_REPORT)
                .step("regulatory", "prepareNonClinicalPackage", Map.of())
                .ago(protocolDaysAgo)
                .bring("clinical", DocumentKind.PROTOCOL, DocumentKind.INFORMED_CONSENT, DocumentKind.RISK_PLAN)
                .step("clinical", "finalizeProtocol", Map.of("protocolVersion", "V1.0", "consentVersion", "V1.0"));
    }

    private static void planned(DemoProject project) {
        project.step(
                "clinical",
                "planFirstPatient",
                Map.of(
                        "firstPatientPlannedDate", project.inMonths(2),
                        "patientChargeAmount", "0",
                        "budgetPerPatientAmount", "120000.00",
                        "budgetPerPatientCurrency", "CNY"));
    }

    private static void academic(DemoProject project, int letterDaysAgo) {
        project.bring("academic", DocumentKind.ACADEMIC_OPINION)
                .step(
                        "academic",
                        "recordAcademicReview",
                        Map.of(
                                "academicOutcome", "APPROVED",
                                "academicLetterDate", project.dayAgo(letterDaysAgo),
                                "academicProtocolVersion", "V1.0"));
    }

    private static void ethics(DemoProject project, int letterDaysAgo) {
        project.bring("ethics", DocumentKind.ETHICS_OPINION)
                .step(
                        "ethics",
                        "recordEthicsReview",
                        Map.of(
                                "ethicsOutcome", "APPROVED",
                                "ethicsLetterDate", project.dayAgo(letterDaysAgo),
                                "ethicsProtocolVersion", "V1.0",
                                "ethicsConsentVersion", "V1.0",
                                "ethicsValidUntil", project.inMonths(12)));
    }
}
