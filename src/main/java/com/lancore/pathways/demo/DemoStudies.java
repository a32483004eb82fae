package com.lancore.pathways.demo;

import com.lancore.pathways.document.DocumentKind;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Investigator-initiated trials: one on time, one held at import, one whose filing was missed, one that has begun. */
@Component
@Profile("demo")
class DemoStudies {

    private static final String KEY = "iit";

    private final DemoDays days;

    DemoStudies(DemoDays days) {
        this.days = days;
    }

    void onTime(DemoProject project) {
        project.start(KEY, "CAR-T for refractory lupus · CAR-T治疗难治性狼疮", study(Map.of()));
        toReviews(project);
        academic(project, days.workingDaysAgo(4));
        ethics(project, days.workingDaysAgo(2));
        project.bring(
                        "regulatory",
                        DocumentKind.INSTITUTION_INFORMATION,
                        DocumentKind.INVESTIGATOR_QUALIFICATIONS,
                        DocumentKind.FUNDING_PROOF,
                        DocumentKind.CATEGORY_CHECKLIST)
                .step("regulatory", "assembleFiling", Map.of());
    }

    void heldAtImport(DemoProject project) {
        project.start(
                KEY,
                "Imported gene therapy for haemophilia · 进口基因治疗血友病",
                study(Map.of("productImported", "YES", "foreignParty", "UNKNOWN")));
        toReviews(project);
        academic(project, days.workingDaysAgo(6));
        project.step(
                "regulatory",
                "assessImportRoute",
                Map.of(
                        "importRoute",
                        "SPECIAL_ARTICLES",
                        "importRegimeDate",
                        days.workingDaysAgo(1).toString()));
    }

    void breached(DemoProject project) {
        project.start(
                KEY,
                "Pluripotent cells for Parkinson's disease · 多能干细胞治疗帕金森病",
                study(Map.of(
                        "technologyCategory",
                        "PLURIPOTENT_STEM_CELL",
                        "qualityPersonQualified",
                        true,
                        "productType",
                        "CELL")));
        toReviews(project);
        academic(project, days.workingDaysAgo(12));
        ethics(project, days.workingDaysAgo(8));
    }

    void begun(DemoProject project) {
        project.start(
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

    private static void toReviews(DemoProject project) {
        project.bring("regulatory", DocumentKind.NON_CLINICAL_REPORT)
                .step("regulatory", "prepareNonClinicalPackage", Map.of())
                .bring("clinical", DocumentKind.PROTOCOL, DocumentKind.INFORMED_CONSENT, DocumentKind.RISK_PLAN)
                .step("clinical", "finalizeProtocol", Map.of("protocolVersion", "V1.0", "consentVersion", "V1.0"));
    }

    private static void academic(DemoProject project, LocalDate letter) {
        project.bring("academic", DocumentKind.ACADEMIC_OPINION)
                .step(
                        "academic",
                        "recordAcademicReview",
                        Map.of(
                                "academicOutcome",
                                "APPROVED",
                                "academicLetterDate",
                                letter.toString(),
                                "academicProtocolVersion",
                                "V1.0"));
    }

    private static void ethics(DemoProject project, LocalDate letter) {
        project.bring("ethics", DocumentKind.ETHICS_OPINION)
                .step(
                        "ethics",
                        "recordEthicsReview",
                        Map.of(
                                "ethicsOutcome",
                                "APPROVED",
                                "ethicsLetterDate",
                                letter.toString(),
                                "ethicsProtocolVersion",
                                "V1.0",
                                "ethicsConsentVersion",
                                "V1.0",
                                "ethicsValidUntil",
                                letter.plusYears(1).toString()));
    }
}
