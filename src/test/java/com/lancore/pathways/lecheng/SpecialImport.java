package com.lancore.pathways.lecheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.lancore.pathways.support.Answer;
import com.lancore.pathways.support.House;
import com.lancore.pathways.support.Study;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A special import in a test, led by its people to any of its steps. */
public final class SpecialImport {

    public static final String RUIJIN = "Ruijin Hainan Hospital";

    private static final List<String> STRAIGHT_WAY = List.of(
            "alignInstitution",
            "executeSupplyAgreement",
            "preparePreReview",
            "recordPreReview",
            "submitQualification",
            "recordQualification",
            "submitUrgency",
            "recordUrgency",
            "submitImportApplication",
            "recordImportDecision");

    private static final List<String> PRE_REVIEW = List.of(
            "COVER_LETTER",
            "OVERSEAS_APPROVAL",
            "MAKER_QUALIFICATION",
            "ETHICS_OPINION",
            "SUPPLY_AGREEMENT",
            "CLINICAL_USE_PLAN",
            "EXPERT_OPINION",
            "INSTITUTION_COMMITMENT");

    private final House house;
    private final Study study;
    private final Map<String, Object> start = map(
            "title", "Special import 特许进口",
            "assetName", "RHB-2",
            "productType", "BIOLOGIC",
            "indication", "Lupus nephritis",
            "overseasApprovalJurisdiction", "EMA",
            "overseasApprovalStatus", "ACTIVE",
            "approvalCoversIndication", "YES",
            "chinaRegistration", "NONE",
            "clinicallyUrgent", "YES",
            "adequateAlternative", "NO");
    private final Map<String, Object> aligned = new LinkedHashMap<>();

    private SpecialImport(House house) {
        this.house = house;
        this.study = house.study();
    }

    /** A biologic approved by EMA for an indication that China has nothing for. */
    public static SpecialImport of(House house) {
        return new SpecialImport(house);
    }

    public Study study() {
        return study;
    }

    public String code() {
        return study.code();
    }

    /** Another value at the start; null leaves it out. */
    public SpecialImport with(String name, Object value) {
        start.put(name, value);
        return this;
    }

    /** Another value at the alignment. */
    SpecialImport alignedWith(String name, Object value) {
        aligned.put(name, value);
        return this;
    }

    /** The institution has not done special import before. */
    SpecialImport notQualified() {
        return alignedWith("institutionQualified", "NO");
    }

    Answer tryStart(String person) {
        Map<String, Object> values = new LinkedHashMap<>(start);
        values.put("projectCode", code());
        values.values().removeIf(java.util.Objects::isNull);
        return house.person(person)
                .post("/engine-rest/process-definition/key/lechengSpecialImport/start", Study.variables(values));
    }

    public SpecialImport start() {
        tryStart("pm").is(200);
        return this;
    }

    /** Goes the straight way until this task is open. */
    public SpecialImport to(String task) {
        for (String step : STRAIGHT_WAY.subList(0, STRAIGHT_WAY.indexOf(task))) {
            if (study.open().contains(task)) {
                return this;
            }
            if (study.open().contains(step)) {
                done(step);
            }
        }
        assertThat(study.open()).as(code()).contains(task);
        return this;
    }

    /** The import is approved; nothing is ordered yet. */
    public SpecialImport approved() {
        return to("recordImportDecision").done("recordImportDecision");
    }

    /** The person of its role brings the usual documents and completes a task with the usual values. */
    SpecialImport done(String task, Object... replaced) {
        documents(task).forEach(kind -> study.upload(study.personFor(task), kind));
        study.done(task, and(usual(task), replaced));
        return this;
    }

    private List<String> documents(String task) {
        return switch (task) {
            case "executeSupplyAgreement" -> List.of("SUPPLY_AGREEMENT");
            case "preparePreReview" -> PRE_REVIEW;
            case "recordImportDecision" -> List.of("IMPORT_APPROVAL");
            default -> List.of();
        };
    }

    private Object[] usual(String task) {
        LocalDate today = house.clock().today();
        return switch (task) {
            case "alignInstitution" -> {
                Map<String, Object> values = map(
                        "lechengInstitution", RUIJIN,
                        "institutionLicenceValidTo", "2029-12-31",
                        "institutionQualified", "YES");
                values.putAll(aligned);
                yield flat(values);
            }
            case "executeSupplyAgreement" -> new Object[] {"agreementDate", today};
            case "recordPreReview" -> new Object[] {"preReviewOutcome", "ACCEPTED", "preReviewDate", today};
            case "submitQualification" -> submission("qualification", today);
            case "submitUrgency" -> submission("urgency", today);
            case "submitImportApplication" -> submission("importApplication", today);
            case "recordQualification" -> decision("qualification", "APPROVED", today);
            case "recordUrgency" -> decision("urgency", "APPROVED", today);
            case "recordImportDecision" -> decision("importApplication", "APPROVED", today);
            default -> new Object[0];
        };
    }

    private static Object[] submission(String step, LocalDate day) {
        return new Object[] {step + "SubmittedDate", day, step + "AcceptedDate", day};
    }

    static Object[] decision(String step, String outcome, Object day) {
        return new Object[] {step + "Outcome", outcome, step + "DecisionDate", day};
    }

    static Object[] customs(String tariffTreatment) {
        return new Object[] {
            "importerName", "Hainan Imports Ltd", "customsReference", "HK-2026-1", "tariffTreatment", tariffTreatment
        };
    }

    /** Asked for: medicine by mouth, for a chronic disease. */
    static Object[] takeOut(String lot, int weeks) {
        return new Object[] {"shipmentCode", lot, "dosageForm", "ORAL", "takeOutWeeks", weeks, "chronicDisease", "YES"};
    }

    // ---- events

    Answer tryReport(String person, String event, Object... values) {
        Map<String, Object> body = map(values);
        body.put("event", event);
        return house.person(person).post("/api/projects/" + code() + "/events", body);
    }

    public SpecialImport report(String person, String event, Object... values) {
        tryReport(person, event, values).is(202);
        return this;
    }

    /** Regulatory affairs reports an event and is refused in a plain sentence: everything stays as it was. */
    Answer refuses(int status, String event, Object... values) {
        return study.leavesAsItWas(() -> tryReport("regulatory", event, values)).is(status);
    }

    /** A change of status that regulatory affairs reports for today. */
    SpecialImport status(String event, String scope) {
        return report("regulatory", event, "date", house.clock().today(), "scope", scope);
    }

    Lot ship(String shipmentCode, int quantity) {
        report("clinical", "shipmentPlanned", "shipmentCode", shipmentCode, "quantity", quantity);
        return lot(shipmentCode);
    }

    public Lot lot(String shipmentCode) {
        return Lot.of(house, study, shipmentCode);
    }

    // ---- what is known

    Study.DeadlineSeen clock(String kind) {
        return study.deadline(kind);
    }

    /** What stands in the way of a step, as the API tells it: requirement and basis among it. */
    List<JsonNode> blockers(String step) {
        return house.person("pm")
                .get("/api/projects/" + code() + "/blockers")
                .is(200)
                .rows()
                .filter(b -> b.get("step").asText().equals(step))
                .toList();
    }

    List<String> warnings() {
        return study.trail("WARNING").stream().map(Study.Entry::name).toList();
    }

    // ---- values

    /** Name, value, name, value …; null leaves one out. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            map.put((String) namesAndValues[i], value instanceof LocalDate date ? date.toString() : value);
        }
        map.values().removeIf(java.util.Objects::isNull);
        return map;
    }

    static Object[] and(Object[] usual, Object... replaced) {
        List<Object> all = new ArrayList<>(Arrays.asList(usual));
        all.addAll(Arrays.asList(replaced));
        Map<String, Object> merged = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i += 2) {
            merged.put((String) all.get(i), all.get(i + 1));
        }
        return flat(merged);
    }

    private static Object[] flat(Map<String, Object> values) {
        List<Object> flat = new ArrayList<>();
        values.forEach((name, value) -> {
            flat.add(name);
            flat.add(value);
        });
        return flat.toArray();
    }

    @Override
    public String toString() {
        return code();
    }
}
