package com.lancore.pathways.demo;

import com.lancore.pathways.document.DocumentKind;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Special imports into Lecheng: one waits for the authority, one has a shipment in bond. */
@Component
@Profile("demo")
class DemoImports {

    private static final String KEY = "lechengSpecialImport";

    void waitingForTheAuthority(DemoProject project) {
        project.ago(30)
                .start(
                        KEY,
                        "Retinal implant for retinitis pigmentosa · 视网膜植入物",
                        access("DEVICE", "Retinitis pigmentosa"));
        toPreReview(project, 12);
        submitted(project, "submitUrgency", "urgency", 3);
    }

    void shipmentInBond(DemoProject project) {
        project.ago(55).start(KEY, "Antibody for lupus nephritis · 治疗狼疮肾炎的抗体", access("BIOLOGIC", "Lupus nephritis"));
        toPreReview(project, 30);
        submitted(project, "submitUrgency", "urgency", 28);
        decided(project, "recordUrgency", "urgency", 24, Map.of());
        submitted(project, "submitImportApplication", "importApplication", 23);
        project.ago(17).bring("regulatory", DocumentKind.IMPORT_APPROVAL);
        decided(project, "recordImportDecision", "importApplication", 17, Map.of("approvedQuantity", 40));
        project.ago(12)
                .report("clinical", "shipmentPlanned", Map.of("shipmentCode", "LOT-1", "quantity", 12))
                .ago(4)
                .bring("quality", DocumentKind.CUSTOMS_RELEASE)
                .step(
                        "quality",
                        "clearCustoms",
                        Map.of(
                                "importerName", "Hainan Demo Imports Ltd",
                                "customsReference", "HK-DEMO-1",
                                "tariffTreatment", "ZERO_TARIFF"))
                .ago(2)
                .bring("quality", DocumentKind.TEMPERATURE_LOG)
                .step(
                        "quality",
                        "receiveIntoBond",
                        Map.of(
                                "coldChainIntact", "YES",
                                "traceabilityCode", "TRACE-DEMO-1",
                                "temperatureLogComplete", "YES"))
                // the insurance is still missing: the release is held, and the page says why
                .bring("clinical", DocumentKind.CONSENT_TEMPLATE, DocumentKind.ETHICS_OPINION);
    }

    private static Map<String, Object> access(String productType, String indication) {
        return Map.ofEntries(
                Map.entry("assetName", "LCR-202"),
                Map.entry("productType", productType),
                Map.entry("indication", indication),
                Map.entry("overseasApprovalJurisdiction", "EMA"),
                Map.entry("overseasApprovalStatus", "ACTIVE"),
                Map.entry("approvalCoversIndication", "YES"),
                Map.entry("chinaRegistration", "NONE"),
                Map.entry("clinicallyUrgent", "YES"),
                Map.entry("adequateAlternative", "NO"));
    }

    /** Aligned, agreed, and accepted in pre-review this many working days ago. */
    private static void toPreReview(DemoProject project, int workingDaysAgo) {
        project.ago(workingDaysAgo + 15)
                .step(
                        "pm",
                        "alignInstitution",
                        Map.of(
                                "lechengInstitution", "Ruijin Hainan Hospital",
                                "institutionLicenceValidTo", project.inMonths(36),
                                "institutionQualified", "YES"))
                .ago(workingDaysAgo + 8)
                .bring("pm", DocumentKind.SUPPLY_AGREEMENT)
                .step("pm", "executeSupplyAgreement", Map.of("agreementDate", project.dayAgo(workingDaysAgo + 8)))
                .ago(workingDaysAgo + 4)
                .bring(
                        "regulatory",
                        DocumentKind.COVER_LETTER,
                        DocumentKind.OVERSEAS_APPROVAL,
                        DocumentKind.MAKER_QUALIFICATION,
                        DocumentKind.ETHICS_OPINION,
                        DocumentKind.CLINICAL_USE_PLAN,
                        DocumentKind.EXPERT_OPINION,
                        DocumentKind.INSTITUTION_COMMITMENT)
                .step("regulatory", "preparePreReview", Map.of())
                .ago(workingDaysAgo)
                .step(
                        "regulatory",
                        "recordPreReview",
                        Map.of("preReviewOutcome", "ACCEPTED", "preReviewDate", project.dayAgo(workingDaysAgo)));
    }

    private static void submitted(DemoProject project, String step, String application, int workingDaysAgo) {
        project.ago(workingDaysAgo)
                .step(
                        "regulatory",
                        step,
                        Map.of(
                                application + "SubmittedDate", project.dayAgo(workingDaysAgo + 1),
                                application + "AcceptedDate", project.dayAgo(workingDaysAgo)));
    }

    private static void decided(
            DemoProject project, String step, String application, int workingDaysAgo, Map<String, Object> others) {
        Map<String, Object> values = new HashMap<>(others);
        values.put(application + "Outcome", "APPROVED");
        values.put(application + "DecisionDate", project.dayAgo(workingDaysAgo));
        project.ago(workingDaysAgo).step("regulatory", step, values);
    }
}
