package com.lancore.pathways.lecheng;

import com.lancore.pathways.audit.FactRecord;
import com.lancore.pathways.audit.Facts;
import java.util.Arrays;
import java.util.Optional;

/**
 * A step that an authority decides: submitted, accepted, decided, on a clock of the authority that runs from the
 * acceptance.
 */
enum StatutoryStep {
    QUALIFICATION(
            "qualification",
            "submitQualification",
            "recordQualification",
            "chaseQualification",
            "INSTITUTION_QUALIFICATION",
            "机构资质"),
    URGENCY("urgency", "submitUrgency", "recordUrgency", "chaseUrgency", "URGENCY_DECISION", "临床急需"),
    IMPORT_APPLICATION(
            "importApplication",
            "submitImportApplication",
            Lecheng.RECORD_IMPORT_DECISION,
            "chaseImportDecision",
            "IMPORT_DECISION",
            "特许进口");

    private final String prefix;
    private final String submit;
    private final String record;
    private final String chase;
    private final String clock;
    private final String zh;

    StatutoryStep(String prefix, String submit, String record, String chase, String clock, String zh) {
        this.prefix = prefix;
        this.submit = submit;
        this.record = record;
        this.chase = chase;
        this.clock = clock;
        this.zh = zh;
    }

    String field(String suffix) {
        return prefix + suffix;
    }

    String submit() {
        return submit;
    }

    String recordStep() {
        return record;
    }

    String chase() {
        return chase;
    }

    /** The kind of the authority's clock. */
    String clock() {
        return clock;
    }

    String zh() {
        return zh;
    }

    /** The application that is decided on. */
    Optional<FactRecord> submission(Facts facts) {
        return facts.latest(submit);
    }

    boolean isApproved(Facts facts) {
        return facts.latest(record)
                .filter(r -> r.is(field("Outcome"), "APPROVED"))
                .isPresent();
    }

    /** The step whose clock this is. */
    static StatutoryStep of(String clock) {
        return Arrays.stream(values())
                .filter(step -> step.clock.equals(clock))
                .findFirst()
                .orElseThrow();
    }

    static String[] clocks() {
        return Arrays.stream(values()).map(StatutoryStep::clock).toArray(String[]::new);
    }
}
