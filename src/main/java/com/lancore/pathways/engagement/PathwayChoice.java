package com.lancore.pathways.engagement;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Field;
import com.lancore.pathways.requirement.Finding;
import com.lancore.pathways.requirement.Situation;
import com.lancore.pathways.triage.PathwayTriage;
import com.lancore.pathways.triage.TriageInputs;
import com.lancore.pathways.triage.TriageRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the triage says of the recorded inputs, and whether the pathways that somebody chose stand on it. */
@Component
class PathwayChoice {

    private static final Basis TRIAGE =
            new Basis("House rule: a pathway is chosen as the triage allows", Confidence.POLICY);

    private final PathwayTriage triage;

    PathwayChoice(PathwayTriage triage) {
        this.triage = triage;
    }

    /** The rows for what is recorded, by the rules of the day that was asked for, or else of this one. */
    List<TriageRow> rows(Facts facts, LocalDate today) {
        return rows(facts.newest(), today);
    }

    private List<TriageRow> rows(Map<String, String> known, LocalDate today) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Field field : TriageInputs.fields()) {
            if (known.containsKey(field.name())) {
                inputs.put(field.name(), known.get(field.name()));
            }
        }
        LocalDate on = Optional.ofNullable(inputs.get(TriageInputs.DECISION_DATE))
                .map(LocalDate::parse)
                .orElse(today);
        return triage.judge(inputs, on);
    }

    /** The codes in a list with commas, each once, in their order. */
    static Set<String> codes(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The pathways that were confirmed last. */
    static Set<String> chosen(Facts facts) {
        return facts.text(Engagement.PATHWAYS).map(PathwayChoice::codes).orElse(Set.of());
    }

    /** Whether one of the chosen pathways lacks information or needs a legal review. */
    boolean needsOverride(Facts facts, LocalDate today) {
        Set<String> chosen = chosen(facts);
        return rows(facts, today).stream().anyMatch(row -> row.isUnsettled() && chosen.contains(row.pathway()));
    }

    /** What stands against the pathways that are confirmed now. */
    List<Finding> against(Situation s) {
        if (!s.isTaken() || s.answers().is("pathwayDecision", "TRIAGE_AGAIN")) {
            return List.of();
        }
        Optional<String> named = s.answers().text(Engagement.PATHWAYS);
        if (named.isEmpty()) {
            return List.of(finding(
                    "PATHWAYS_MISSING",
                    "Name the pathways: their codes with commas between them, or NONE.",
                    "请填写路径代码，以逗号分隔；没有可行路径时填NONE。"));
        }
        Set<String> codes = codes(named.get());
        if (codes.contains(TriageRow.NONE)) {
            return codes.size() == 1
                    ? List.of()
                    : List.of(finding(
                            "NONE_WITH_OTHERS", "NONE stands alone: it ends the engagement.", "NONE须单独填写：选择后承接结束。"));
        }
        return against(codes, rows(s.facts(), s.today()));
    }

    /** What still stands against the pathways that a director is asked to let go on. */
    List<Finding> againstOverride(Situation s) {
        return s.isTaken() && s.answers().is("overrideDecision", "APPROVED")
                ? against(chosen(s.facts()), rows(s.facts(), s.today()))
                : List.of();
    }

    private static List<Finding> against(Set<String> codes, List<TriageRow> rows) {
        Map<String, TriageRow> byPathway = rows.stream()
                .collect(Collectors.toMap(TriageRow::pathway, row -> row, (a, b) -> a, LinkedHashMap::new));
        return codes.stream()
                .map(code ->
                        byPathway.containsKey(code) ? blocked(byPathway.get(code)) : Optional.of(unknown(code, rows)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> blocked(TriageRow row) {
        if (row.isOpen()) {
            return Optional.empty();
        }
        Sentence why = Sentence.joined(
                row.reasons().stream().map(TriageRow.Reason::sentence).toList());
        return Optional.of(new Finding(
                "PATHWAY_BLOCKED",
                row.reasons().get(0).basis(),
                Sentence.of(
                        "The pathway " + row.pathway() + " is blocked, and nobody can override that: " + why.en(),
                        "路径" + row.pathway() + "已被阻止，任何人不得例外：" + why.zh()),
                Role.PROJECT_MANAGER,
                null,
                null));
    }

    private static Finding unknown(String code, List<TriageRow> rows) {
        String known = rows.stream().map(TriageRow::pathway).collect(Collectors.joining(", "));
        return finding(
                "PATHWAY_NOT_TRIAGED",
                "The triage says nothing of a pathway “" + code + "”; it speaks of " + known + ".",
                "研判结果中没有路径“" + code + "”；研判结果包括：" + known + "。");
    }

    private static Finding finding(String code, String en, String zh) {
        return Finding.of(code, TRIAGE, Role.PROJECT_MANAGER, en, zh);
    }
}
