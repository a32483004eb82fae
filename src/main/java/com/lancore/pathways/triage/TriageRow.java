package com.lancore.pathways.triage;

import com.lancore.pathways.refusal.Sentence;
import com.lancore.pathways.requirement.Basis;
import com.lancore.pathways.requirement.Confidence;
import com.lancore.pathways.requirement.Decisions;
import java.time.LocalDate;
import java.util.List;

/**
 * What the triage says of one pathway.
 *
 * @param pathway its code, such as {@code IIT_818}; {@code NONE} where nothing remains
 * @param reasons all that speak for it or against it, in the order of the table
 */
public record TriageRow(String pathway, Status status, List<Reason> reasons) {

    /** The code of the row that says that no pathway remains. */
    public static final String NONE = "NONE";

    /** From the worst to the best: the worst of a pathway's reasons is its status. */
    public enum Status {
        BLOCKED,
        NEEDS_LEGAL_REVIEW,
        NEEDS_INFO,
        RECOMMENDED,
        POSSIBLE,
        ADD_ON,
        NO_PATHWAY
    }

    /**
     * A row of a decision table that holds.
     *
     * @param validFrom the first day on which the row is in force
     * @param validTo the last one
     */
    public record Reason(String reasonCode, Sentence sentence, Basis basis, LocalDate validFrom, LocalDate validTo) {

        static Reason of(Decisions.Row row) {
            return new Reason(row.reasonCode(), row.sentence(), row.basis(), row.validFrom(), row.validTo());
        }
    }

    static TriageRow nothingRemains(LocalDate on) {
        return new TriageRow(
                NONE,
                Status.NO_PATHWAY,
                List.of(new Reason(
                        "NO_PATHWAY",
                        Sentence.of(
                                "No pathway remains for this asset as it stands; the reasons say what would have to change.",
                                "就该产品现状而言没有可行路径；各项理由说明须改变什么。"),
                        new Basis("House rule: that no pathway remains is said, not left out", Confidence.POLICY),
                        on,
                        on)));
    }

    /** Whether the pathway can be taken, if need be once a question is answered. */
    public boolean isOpen() {
        return status != Status.BLOCKED && status != Status.NO_PATHWAY;
    }

    /** Whether it can be taken only over an open question: information that is missing, or a legal review. */
    public boolean isUnsettled() {
        return status == Status.NEEDS_INFO || status == Status.NEEDS_LEGAL_REVIEW;
    }
}
