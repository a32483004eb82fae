package com.lancore.pathways.iit;

import com.lancore.pathways.audit.FactRecord;
import java.time.LocalDate;

/**
 * An opinion as its letter says it.
 *
 * @param number the trail's number of its record
 * @param date the letter's own date, Shanghai: clocks count from it, never from when it was keyed
 * @param consentVersion optional on an academic letter
 * @param afterConditional it is the final letter after a conditional one, which may name new versions
 */
record Letter(
        long number,
        String outcome,
        LocalDate date,
        String protocolVersion,
        String consentVersion,
        boolean afterConditional) {

    static Letter academic(FactRecord record, boolean afterConditional) {
        return read(record, "academic", afterConditional);
    }

    static Letter ethics(FactRecord record, boolean afterConditional) {
        return read(record, "ethics", afterConditional);
    }

    private static Letter read(FactRecord record, String prefix, boolean afterConditional) {
        return new Letter(
                record.number(),
                record.text(prefix + "Outcome").orElseThrow(),
                record.date(prefix + "LetterDate").orElseThrow(),
                record.text(prefix + "ProtocolVersion").orElseThrow(),
                record.text(prefix + "ConsentVersion").orElse(null),
                afterConditional);
    }

    boolean is(String wanted) {
        return outcome.equals(wanted);
    }

    boolean approves() {
        return is("APPROVED");
    }
}
