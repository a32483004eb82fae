package com.lancore.pathways.triage;

import static com.lancore.pathways.requirement.Field.choice;
import static com.lancore.pathways.requirement.Field.date;
import static com.lancore.pathways.requirement.Field.note;
import static com.lancore.pathways.requirement.Field.yesNoUnknown;

import com.lancore.pathways.refusal.Refusal;
import com.lancore.pathways.requirement.AssetFields;
import com.lancore.pathways.requirement.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a triage asks of an asset. */
public final class TriageInputs {

    /** The day by whose rules it is judged. */
    public static final String DECISION_DATE = "decisionDate";

    /** Answers without the value UNKNOWN: somebody has to give them. */
    private static final Set<String> ASKED_FOR =
            Set.of("assetStage", "productType", "completedDomesticIit", "objective");

    private TriageInputs() {}

    /** Every input, in the order in which a person is asked. */
    public static List<Field> fields() {
        return Stream.of(
                        List.of(
                                AssetFields.assetStage(),
                                AssetFields.productType(),
                                AssetFields.is818Technology(),
                                AssetFields.intendedOutcome(),
                                AssetFields.indication(),
                                yesNoUnknown("rareDisease", "是否罕见病")),
                        AssetFields.approvalAndNeed(),
                        List.of(
                                AssetFields.completedDomesticIit(),
                                choice(
                                        "objective",
                                        "目标",
                                        "IIT_SIGNAL",
                                        "PATIENT_ACCESS",
                                        "NMPA_PREPARATION",
                                        "VENDOR_AUDIT",
                                        "MANUFACTURING"),
                                date("targetDate", "目标日期").optional(),
                                note("counterpartiesUnderDiscussion", "正在洽谈的合作方")
                                        .optional(),
                                date(DECISION_DATE, "研判日期").optional()))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Reads what was sent; what is left out is unknown.
     *
     * @throws Refusal 422 naming what no triage knows, what is no value of its kind, and what has to be answered because
     *     it has no value UNKNOWN
     */
    public static Map<String, String> read(Map<String, ?> sent) {
        Set<String> unknown = new TreeSet<>(sent.keySet());
        Map<String, String> read = new LinkedHashMap<>();
        for (Field field : fields()) {
            unknown.remove(field.name());
        }
        if (!unknown.isEmpty()) {
            throw Refusal.rule(
                    "A triage does not know " + String.join(", ", unknown) + ".",
                    "路径研判不接受：" + String.join("、", unknown) + "。");
        }
        for (Field field : fields()) {
            String value = field.read(sent.get(field.name()));
            if (value != null) {
                read.put(field.name(), value);
            }
        }
        List<Field> missing = fields().stream()
                .filter(f -> ASKED_FOR.contains(f.name()) && !read.containsKey(f.name()))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.rule(
                    missing.stream().map(Field::label).collect(Collectors.joining(", "))
                            + (missing.size() == 1 ? " is missing." : " are missing."),
                    "请填写：" + missing.stream().map(Field::zh).collect(Collectors.joining("、")) + "。");
        }
        return read;
    }
}
