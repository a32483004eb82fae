package com.lancore.pathways.hgr;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import com.lancore.pathways.refusal.Sentence;
import java.time.Instant;
import java.time.LocalDate;

/** Where the clearance of human genetic resources stands, as its facts tell. The names are public. */
public enum HgrStatus {
    NOT_APPLICABLE("no foreign party takes part", "无外方参与"),
    NOT_ASSESSED("not assessed yet", "尚未评估"),
    QUESTIONS_OPEN("an answer that the route depends on is missing", "尚缺影响路径判断的信息"),
    PROHIBITED(
            "the foreign party would itself collect, preserve or export, which is prohibited", "外方拟自行采集、保藏或出境，属禁止情形"),
    NOT_NEEDED("no approval is needed", "无须审批"),
    PENDING("an approval is needed and not given yet", "须经审批，尚未获批"),
    APPROVED("approved", "已批准"),
    EXPIRED("the approved term is over", "批准期限已届满"),
    REFUSED("the authority refused", "主管部门不予批准"),
    CHANGED("the cooperation changed and the change is not approved yet", "合作已变更，变更尚未获批"),
    ENDED("the cooperation has ended", "合作已结束");

    private final String en;
    private final String zh;

    HgrStatus(String en, String zh) {
        this.en = en;
        this.zh = zh;
    }

    /** What the status means, in words. */
    public Sentence words() {
        return Sentence.of(en, zh);
    }

    /**
     * A status and the days that an approval covers.
     *
     * @param from the day of the approval, Shanghai, or null without one
     * @param to the last day of the approved term, or null without one
     * @param since when the status was reached, or null where nothing was recorded yet
     */
    public record State(HgrStatus status, LocalDate from, LocalDate to, Instant since) {

        /** Whether samples may be taken now. */
        public boolean isOpen() {
            return status == NOT_APPLICABLE || status == NOT_NEEDED || status == APPROVED;
        }

        /** Whether samples might be taken on a day. */
        public boolean covers(LocalDate date) {
            return isOpen() && (status != APPROVED || (!date.isBefore(from) && !date.isAfter(to)));
        }
    }

    /**
     * Reads the status.
     *
     * @param applies whether a foreign party takes part, or may (unknown counts as may)
     * @param facts of the process {@code hgrCompliance}
     * @param today in Shanghai: an approval ends after the last day of its term
     */
    public static State of(boolean applies, Facts facts, LocalDate today) {
        if (!applies) {
            return new State(NOT_APPLICABLE, null, null, null);
        }
        State state = new State(NOT_ASSESSED, null, null, null);
        for (FactRecord record : facts.all()) {
            state = after(state, record);
        }
        return state.status == APPROVED && today.isAfter(state.to)
                ? new State(EXPIRED, state.from, state.to, state.since)
                : state;
    }

    private static State after(State before, FactRecord record) {
        return switch (record.node()) {
            case Hgr.ASSESS_ROUTE -> reached(NOT_ASSESSED, record);
            case Hgr.DECIDE_ROUTE -> reached(decided(record), record);
            case Hgr.SUBMIT -> reached(PENDING, record);
            case Hgr.RECORD_DECISION -> answered(record);
            case Hgr.DECIDE_AFTER_REFUSAL ->
                record.is("hgrRefusalDecision", "ASSESS_ANEW") ? reached(NOT_ASSESSED, record) : before;
            case Hgr.COOPERATION_CHANGED -> reached(CHANGED, record);
            case Hgr.COOPERATION_ENDED -> reached(ENDED, record);
            default -> before;
        };
    }

    private static HgrStatus decided(FactRecord record) {
        return switch (HgrRoutes.Next.valueOf(record.text("hgrNext").orElseThrow())) {
            case APPLY -> PENDING;
            case NOTHING -> NOT_NEEDED;
            case ASK ->
                record.text("hgrRoutes").orElse("").contains(HgrRoutes.PROHIBITED) ? PROHIBITED : QUESTIONS_OPEN;
        };
    }

    private static State answered(FactRecord record) {
        return switch (record.text("hgrOutcome").orElse("")) {
            case "APPROVED" ->
                new State(
                        APPROVED,
                        record.date("hgrDecisionDate").orElseThrow(),
                        record.date("hgrValidTo").orElseThrow(),
                        record.at());
            case "REFUSED" -> reached(REFUSED, record);
            default -> reached(PENDING, record);
        };
    }

    private static State reached(HgrStatus status, FactRecord record) {
        return new State(status, null, null, record.at());
    }
}
