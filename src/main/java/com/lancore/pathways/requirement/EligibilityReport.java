package com.lancore.pathways.requirement;

import com.lancore.pathways.access.Role;
import com.lancore.pathways.audit.Act;
import com.lancore.pathways.audit.TrailEntry;
import com.lancore.pathways.refusal.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the tables of eligibility found.
 *
 * @param findings the rows that stand against it
 */
public record EligibilityReport(List<Decisions.Row> findings) {

    private static final Set<String> NO_EXCEPTION = Set.of("BLOCKED", "INELIGIBLE");

    private static final Sentence OPEN_QUESTION = Sentence.of("Open question", "待定问题");
    private static final Map<String, Sentence> STATUS = Map.of(
            "BLOCKED", Sentence.of("Blocked", "禁止"),
            "INELIGIBLE", Sentence.of("Not eligible", "不符合资格"),
            "NEEDS_INFO", Sentence.of("Information needed", "需补充信息"),
            "NEEDS_REVIEW", Sentence.of("Review needed", "需复核"),
            "NEEDS_LEGAL_REVIEW", Sentence.of("Legal review needed", "需法律审核"),
            "NEEDS_APPROVAL", Sentence.of("Approval needed", "需批准"),
            "NEEDS_ACTION", Sentence.of("To be done", "待办理"),
            "ESCALATE", Sentence.of("Beyond a threshold", "超出阈值"));

    public boolean isEmpty() {
        return findings.isEmpty();
    }

    /** One line a finding, for the form and in the order of the tables. */
    public String text() {
        return findings.stream()
                .map(row -> "- " + row.text("status") + ": " + row.sentence() + " (" + row.text("basis") + ", "
                        + row.text("confidence") + ")")
                .collect(Collectors.joining("\n"));
    }

    /** For the person who deals with them, in the order of the tables. */
    public List<Known> known() {
        return findings.stream()
                .map(row ->
                        new Known(STATUS.getOrDefault(row.text("status"), OPEN_QUESTION), row.sentence(), row.basis()))
                .toList();
    }

    /** For the trail. */
    public List<Act.Line> lines() {
        return findings.stream()
                .map(row -> Act.Line.of(
                        TrailEntry.Kind.WARNING,
                        row.reasonCode(),
                        row.text("status"),
                        row.sentence().en() + " (" + row.text("basis") + ", " + row.text("confidence") + ")"))
                .toList();
    }

    /** The findings past which no exception goes. */
    public List<Finding> blocked(Role who) {
        return findings.stream()
                .filter(row -> NO_EXCEPTION.contains(row.text("status")))
                .map(row -> new Finding(row.reasonCode(), row.basis(), row.sentence(), who, null, null))
                .toList();
    }
}
