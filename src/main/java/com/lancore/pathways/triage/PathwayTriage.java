package com.lancore.pathways.triage;

import com.lancore.pathways.requirement.Decisions;
import com.lancore.pathways.requirement.Decisions.Row;
import com.lancore.pathways.triage.TriageRow.Reason;
import com.lancore.pathways.triage.TriageRow.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Judges which pathways into China an asset has (D1, which reads D2). Nothing is written. */
@Component
public class PathwayTriage {

    private static final String TABLE = "pathwayTriage";

    /** What the tables read of an asset; what else is asked of it decides nothing. */
    private static final List<String> READ = List.of(
            "assetStage",
            "productType",
            "is818Technology",
            "intendedOutcome",
            "overseasApprovalJurisdiction",
            "overseasApprovalStatus",
            "approvalCoversIndication",
            "chinaRegistration",
            "clinicallyUrgent",
            "adequateAlternative",
            "completedDomesticIit",
            "objective");

    private final Decisions decisions;

    public PathwayTriage(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * One row a pathway that the table speaks of, with all its reasons; the last says it where none remains.
     *
     * @param inputs those of {@link TriageInputs}; what is left out is unknown, which asks and is never a no
     * @param decisionDate the rules in force on this day judge, a date in Shanghai
     */
    public List<TriageRow> judge(Map<String, String> inputs, LocalDate decisionDate) {
        Map<String, String> asset = new HashMap<>();
        READ.forEach(name -> asset.put(name, inputs.get(name)));
        // the table filters the rows of the one that it requires by this date
        asset.put(TriageInputs.DECISION_DATE, decisionDate.toString());
        Map<String, List<Row>> byPathway = new LinkedHashMap<>();
        for (Row row : decisions.evaluate(TABLE, asset, decisionDate)) {
            byPathway
                    .computeIfAbsent(row.text("pathway"), pathway -> new ArrayList<>())
                    .add(row);
        }
        List<TriageRow> judged = new ArrayList<>();
        byPathway.forEach(
                (pathway, rows) -> judged.add(new TriageRow(pathway, worst(rows), reasons(rows, asset, decisionDate))));
        if (judged.stream().noneMatch(TriageRow::isOpen)) {
            judged.add(TriageRow.nothingRemains(decisionDate));
        }
        return judged;
    }

    private static Status worst(List<Row> rows) {
        return rows.stream()
                .map(row -> Status.valueOf(row.text("status")))
                .min(Enum::compareTo)
                .orElseThrow();
    }

    /** A row may rest on the findings of another table: they are reasons too, and each is said once. */
    private List<Reason> reasons(List<Row> rows, Map<String, String> asset, LocalDate on) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        rows.stream()
                .flatMap(row -> Stream.concat(Stream.of(row), findings(row.text("findingsOf"), asset, on)))
                .map(Reason::of)
                .forEach(reason -> reasons.putIfAbsent(reason.reasonCode(), reason));
        return List.copyOf(reasons.values());
    }

    private Stream<Row> findings(String table, Map<String, String> asset, LocalDate on) {
        return table == null || table.isBlank() ? Stream.empty() : decisions.evaluate(table, asset, on).stream();
    }
}
