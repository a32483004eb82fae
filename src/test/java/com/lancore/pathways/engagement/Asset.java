package com.lancore.pathways.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An asset in a test, led by its people to any step of its engagement. */
final class Asset {

    /** Answers by which the table of risk says LOW. */
    static final Object[] LOW_RISK = {
        "germlineEditing", "NO", "bannedTechnology", "NO", "inVivoEditing", "NO", "pluripotentDerived", "NO",
        "xenogeneicMaterial", "NO", "offspringAffected", "NO", "firstInHuman", "NO", "irreversibleBrain", "NO",
        "minorsIncluded", "NO", "ethicsAnnexItem", "NO", "exVivoModified", "NO", "allogeneicExpanded", "NO",
        "invasiveProcedure", "NO", "autologousMinimal", "YES", "priorHumanData", "YES"
    };

    static final Object[] PACKAGE = {
        "packageApprovedDate", "2026-10-30",
        "milestones", "recordFilingNumber: 2027-03-01\nFirst report to the client: 2026-11-20",
        "budgetAmount", "1000000",
        "budgetCurrency", "CNY",
        "responsibilities", "The hospital treats, we file"
    };

    private static final List<String> STRAIGHT_WAY = List.of(
            "confirmPathway",
            "executeNda",
            "reviewComplianceScreen",
            "confirmRiskClass",
            "alignPartners",
            "approveExecutionPackage");

    private final House house;
    private final Study study;
    private final Map<String, Object> start = new LinkedHashMap<>();
    private String pathways = "IIT_818";

    private Asset(House house) {
        this.house = house;
        this.study = house.study();
        with(
                "title", "Project Kestrel",
                "assetStage", "PRE_IND",
                "productType", "GENE",
                "is818Technology", "YES",
                "intendedOutcome", "TECHNOLOGY",
                "indication", "Lupus nephritis",
                "rareDisease", "NO",
                "overseasApprovalJurisdiction", "NONE",
                "overseasApprovalStatus", "NONE",
                "approvalCoversIndication", "UNKNOWN",
                "chinaRegistration", "NONE",
                "clinicallyUrgent", "YES",
                "adequateAlternative", "NO",
                "completedDomesticIit", "NONE",
                "objective", "IIT_SIGNAL");
    }

    /** A gene therapy before its IND, within Order 818, that nobody has approved yet. */
    static Asset early(House house) {
        return new Asset(house);
    }

    /** A biologic that EMA has approved for an indication that China has nothing for. */
    static Asset approvedOverseas(House house) {
        return new Asset(house)
                .with(
                        "assetStage", "OVERSEAS_APPROVED",
                        "productType", "BIOLOGIC",
                        "is818Technology", "NO",
                        "intendedOutcome", "DRUG_DEVICE",
                        "overseasApprovalJurisdiction", "EMA",
                        "overseasApprovalStatus", "ACTIVE",
                        "approvalCoversIndication", "YES",
                        "objective", "PATIENT_ACCESS")
                .choosing("LECHENG_A");
    }

    Asset with(Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            start.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return this;
    }

    Asset choosing(String codes) {
        pathways = codes;
        return this;
    }

    Study study() {
        return study;
    }

    String code() {
        return study.code();
    }

    Answer tryStart(String person, Object... more) {
        Map<String, Object> values = new LinkedHashMap<>(start);
        values.put("projectCode", code());
        for (int i = 0; i < more.length; i += 2) {
            values.put((String) more[i], more[i + 1]);
        }
        return house.person(person)
                .post("/engine-rest/process-definition/key/engagement/start", Study.variables(values));
    }

    Asset start() {
        tryStart("pm").is(200);
        return this;
    }

    /** Goes the straight way until this task is open. */
    Asset to(String task) {
        for (String step : STRAIGHT_WAY.subList(0, STRAIGHT_WAY.indexOf(task))) {
            if (study.open().contains(step)) {
                done(step);
            }
        }
        assertThat(study.open()).as(code()).contains(task);
        return this;
    }

    /** The package is approved, and the openings are there. */
    Asset executing() {
        return to("approveExecutionPackage").done("approveExecutionPackage");
    }

    Asset done(String task) {
        switch (task) {
            case "confirmPathway" -> study.done(task, "pathways", pathways);
            case "executeNda" ->
                study.upload("pm", "NDA").done(task, "ndaDate", house.clock().today());
            case "reviewComplianceScreen" -> study.done(task, "screenOutcome", "PROCEED");
            case "confirmRiskClass" -> study.done(task, LOW_RISK);
            case "alignPartners" -> study.done(task, "institutionName", "Ruijin Hospital", "piName", "Dr Wang");
            case "approveExecutionPackage" -> study.done(task, PACKAGE);
            default -> throw new IllegalArgumentException(task);
        }
        return this;
    }

    Answer report(String person, String event, Object... values) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", event);
        for (int i = 0; i < values.length; i += 2) {
            body.put((String) values[i], values[i + 1]);
        }
        return house.person(person).post("/api/projects/" + code() + "/events", body);
    }

    /** The start inputs of the study, without what makes the project. */
    static Object[] studyInputs(House house) {
        Map<String, Object> values = house.study().startValues();
        values.keySet().removeAll(List.of("projectCode", "title", "clientCode"));
        return flat(values);
    }

    static Object[] specialImportInputs() {
        return new Object[] {
            "assetName", "RHB-2",
            "productType", "BIOLOGIC",
            "indication", "Lupus nephritis",
            "overseasApprovalJurisdiction", "EMA",
            "overseasApprovalStatus", "ACTIVE",
            "approvalCoversIndication", "YES",
            "chinaRegistration", "NONE",
            "clinicallyUrgent", "YES",
            "adequateAlternative", "NO"
        };
    }

    private static Object[] flat(Map<String, Object> values) {
        return values.entrySet().stream()
                .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                .toArray();
    }

    /** Values, and more of them. */
    static Object[] and(Object[] usual, Object... more) {
        List<Object> all = new ArrayList<>(Arrays.asList(usual));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
