package com.lancore.pathways.support;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people usually type, and which documents they bring, when a study goes straight on. */
public record UsualAnswers(List<String> documents, Map<String, Object> values) {

    /** The steps of the straight way, in their order; a study takes those of them that open. */
    static final List<String> STRAIGHT_WAY = List.of(
            "prepareNonClinicalPackage",
            "executeSponsorAgreement",
            "finalizeProtocol",
            "recordAcademicReview",
            "recordEthicsReview",
            "assembleFiling",
            "fileWithNhc",
            "explainLateFiling",
            "recordFilingNumber",
            "planFirstPatient",
            "confirmFirstPatient");

    /** A domestic gene therapy of a hospital of grade 3A that meets every condition. */
    public static Map<String, Object> start() {
        return map(
                "title", "CAR-T study 嵌合抗原受体T细胞研究",
                "assetName", "RHB-1",
                "productType", "GENE",
                "assetStage", "PRE_IND",
                "is818Technology", "YES",
                "intendedOutcome", "TECHNOLOGY",
                "technologyCategory", "GENE_THERAPY",
                "institutionName", "Ruijin Hospital",
                "institutionGrade", "3A",
                "academicCommitteeReady", true,
                "ethicsCommitteeReady", true,
                "facilitiesReady", true,
                "managementSystemsReady", true,
                "fundingProven", true,
                "piLicensed", true,
                "piSeniorTitle", true,
                "piName", "Dr Wang",
                "sponsorName", "Ruijin Hospital",
                "sponsorKind", "HOSPITAL",
                "productImported", "NO",
                "foreignParty", "NO",
                "multiCentre", "NO",
                "firstInHuman", "YES",
                "offspringAffected", "NO",
                "minorsIncluded", "NO");
    }

    public static UsualAnswers to(String step, LocalDate today) {
        return switch (step) {
            case "prepareNonClinicalPackage" -> of(List.of("NON_CLINICAL_REPORT"));
            case "executeSponsorAgreement" -> of(List.of("SPONSOR_AGREEMENT"), "agreementDate", today);
            case "finalizeProtocol" ->
                of(
                        List.of("PROTOCOL", "INFORMED_CONSENT", "RISK_PLAN"),
                        "protocolVersion",
                        "V1",
                        "consentVersion",
                        "C1");
            case "recordAcademicReview" ->
                of(
                        List.of("ACADEMIC_OPINION"),
                        "academicOutcome",
                        "APPROVED",
                        "academicLetterDate",
                        today,
                        "academicProtocolVersion",
                        "V1");
            case "recordEthicsReview" ->
                of(
                        List.of("ETHICS_OPINION"),
                        "ethicsOutcome",
                        "APPROVED",
                        "ethicsLetterDate",
                        today,
                        "ethicsProtocolVersion",
                        "V1",
                        "ethicsConsentVersion",
                        "C1");
            case "assembleFiling" ->
                of(List.of(
                        "INSTITUTION_INFORMATION",
                        "INVESTIGATOR_QUALIFICATIONS",
                        "FUNDING_PROOF",
                        "CATEGORY_CHECKLIST"));
            case "fileWithNhc" -> of(List.of("FILING_RECEIPT"), "filingDate", today);
            case "explainLateFiling" -> of(List.of(), "lateFilingReason", "The portal of the NHC was down");
            case "recordFilingNumber" -> of(List.of(), "filingNumber", "MR-N-44-2026-000014");
            case "planFirstPatient" ->
                of(
                        List.of(),
                        "firstPatientPlannedDate",
                        today.plusMonths(2),
                        "patientChargeAmount",
                        "0",
                        "budgetPerPatientAmount",
                        "120000.00",
                        "budgetPerPatientCurrency",
                        "CNY");
            case "confirmFirstPatient" -> of(List.of(), "firstPatientDate", today);
            case "assessImportRoute" ->
                of(List.of(), "importRoute", "FREE_TRADE_ZONE", "importRegimeDate", today.plusMonths(1));
            case "collectImportEvidence" -> of(List.of("IMPORT_EVIDENCE"));
            case "confirmImportCompliance" ->
                of(
                        List.of(),
                        "importDecision",
                        "CONFIRMED",
                        "importReference",
                        "IMP-2026-7",
                        "importValidFrom",
                        today.minusMonths(1),
                        "importValidTo",
                        today.plusMonths(6));
            case "assessHgrRoute" ->
                of(
                        List.of(),
                        "hgrMaterial",
                        "YES",
                        "genomicData",
                        "YES",
                        "dataAnonymised",
                        "NO",
                        "partyEstablishedAbroad",
                        "YES",
                        "foreignInterestPercent",
                        "100",
                        "decisiveInfluence",
                        "YES",
                        "foreignPartyHandles",
                        "NO",
                        "specialPopulation",
                        "NO",
                        "participantsBySite",
                        "40",
                        "biobanking",
                        "NO",
                        "materialExported",
                        "NO",
                        "informationShared",
                        "NO");
            case "submitHgrApplication" ->
                of(List.of("HGR_APPLICATION"), "hgrSubmittedDate", today, "hgrAcceptedDate", today);
            case "recordHgrDecision" ->
                of(
                        List.of("HGR_APPROVAL"),
                        "hgrOutcome",
                        "APPROVED",
                        "hgrDecisionDate",
                        today,
                        "hgrReference",
                        "HGR-2026-17",
                        "hgrValidTo",
                        today.plusYears(2));
            case "reportHgrInformation" ->
                of(
                        List.of("HGR_INFORMATION_REPORT"),
                        "informationReportDate",
                        today,
                        "informationBackupReference",
                        "BK-2026-3");
            case "submitHgrJointReport" -> of(List.of("HGR_JOINT_REPORT"), "hgrJointReportDate", today);
            default -> of(List.of());
        };
    }

    /** Name, value, name, value … */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            map.put((String) namesAndValues[i], value instanceof LocalDate date ? date.toString() : value);
        }
        return map;
    }

    private static UsualAnswers of(List<String> documents, Object... namesAndValues) {
        return new UsualAnswers(documents, map(namesAndValues));
    }
}
