package com.lancore.pathways.importing;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.refusal.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Where import compliance stands, as its facts tell. The names are public. */
public enum ImportStatus {
    NOT_APPLICABLE("the product is not imported", "产品不进口"),
    NOT_ASSESSED("not assessed yet", "尚未评估"),
    IN_PROGRESS("evidence is being collected or decided on", "正在收集或审核证明"),
    CONFIRMED("confirmed", "已确认"),
    WITHDRAWN("the confirmation was withdrawn", "确认已撤销"),
    EXPIRED("the confirmation has expired", "确认已过期");

    private final String en;
    private final String zh;

    ImportStatus(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** What the status means, in words. */
    public Sentence words() {
        return Sentence.of(en, zh);
    }

    /**
     * A confirmation and what it covers.
     *
     * @param validFrom first day on which it holds, Shanghai
     * @param validTo last day on which it holds
     * @param since when the status was reached, or null where nothing was recorded yet
     */
    public record State(ImportStatus status, LocalDate validFrom, LocalDate validTo, Instant since) {

        public boolean isOpen() {
            return status == CONFIRMED || status == NOT_APPLICABLE;
        }

        /** Whether a letter of this date was written while the confirmation held. */
        public boolean covers(LocalDate date) {
            return status == NOT_APPLICABLE
                    || (status == CONFIRMED && !date.isBefore(validFrom) && !date.isAfter(validTo));
        }
    }

    /**
     * Reads the status.
     *
     * @param applies whether the product is imported, or may be (unknown counts as may be)
     * @param facts of the process {@code importCompliance}
     * @param today in Shanghai: a confirmation expires after its last day
     */
    public static State of(boolean applies, Facts facts, LocalDate today) {
        State state = new State(applies ? NOT_ASSESSED : NOT_APPLICABLE, null, null, null);
        if (!applies) {
            return state;
        }
        List<FactRecord> records = facts.all();
        for (FactRecord record : records) {
            state = after(state, record);
        }
        return state.status == CONFIRMED && today.isAfter(state.validTo)
                ? new State(EXPIRED, state.validFrom, state.validTo, state.since)
                : state;
    }

    private static State after(State before, FactRecord record) {
        return switch (record.node()) {
            case ImportCompliance.ASSESS_ROUTE ->
                reached(record.is("importRoute", "NOT_IMPORTED") ? NOT_APPLICABLE : IN_PROGRESS, record);
            case ImportCompliance.COLLECT_EVIDENCE -> reached(IN_PROGRESS, record);
            case ImportCompliance.CONFIRM -> decided(record);
            case ImportCompliance.WITHDRAWN -> reached(WITHDRAWN, record);
            case ImportCompliance.EXPIRE -> reached(EXPIRED, record);
            case ImportCompliance.BECAME_IMPORTED -> reached(NOT_ASSESSED, record);
            default -> before;
        };
    }

    private static State decided(FactRecord record) {
        return switch (record.text("importDecision").orElse("")) {
            case "CONFIRMED" ->
                new State(
                        CONFIRMED,
                        record.date("importValidFrom").orElseThrow(),
                        record.date("importValidTo").orElseThrow(),
                        record.at());
            case "REFUSED" -> reached(NOT_ASSESSED, record);
            default -> reached(IN_PROGRESS, record);
        };
    }

    private static State reached(ImportStatus status, FactRecord record) {
        return new State(status, null, null, record.at());
    }
}
