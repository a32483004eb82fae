package com.lancore.pathways.conduct;

import java.util.List;
import java.util.Optional;

/** The clocks of the conduct: the kind of each is its name. */
enum ConductClock {
    CHANGE_FILING(ProtocolChange.KEY, ProtocolChange.FILE_CHANGE, "changeFilingDate"),
    SAFETY_REPORT(SafetyReport.KEY, SafetyReport.REPORT_EVENT, "safetyReportDate"),
    ETHICS_ASSESSMENT(SafetyReport.KEY, SafetyReport.REPORT_ASSESSMENT, "assessmentReportDate"),
    PERIODIC_REPORT(Conduct.KEY, Conduct.SUBMIT_PERIODIC_REPORT, "periodicReportDate"),
    ETHICS_REVIEW(Conduct.KEY, Conduct.RECORD_CONTINUING_REVIEW, "continuingReviewDate");

    /** A step and the date that it records, from which is counted. */
    record Counted(String step, String fact) {}

    /** The step that asks for a number that nobody could confirm, and the names of the number and of its source. */
    record Asked(String step, String number, String source) {}

    private final String process;
    private final String closedBy;
    private final String metOn;

    ConductClock(String process, String closedBy, String metOn) {
        this.process = process;
        this.closedBy = closedBy;
        this.metOn = metOn;
    }

    String process() {
        return process;
    }

    /** The step whose date closes it. */
    String closedBy() {
        return closedBy;
    }

    /** The fact by which it is met. */
    String metOn() {
        return metOn;
    }

    /** Who is asked for the number; empty where the table has one. */
    Optional<Asked> asked() {
        return switch (this) {
            case SAFETY_REPORT ->
                Optional.of(new Asked(SafetyReport.SET_REPORT_DAYS, "safetyReportWorkingDays", "safetyReportSource"));
            case ETHICS_ASSESSMENT ->
                Optional.of(new Asked(
                        SafetyReport.SET_ASSESSMENT_DAYS, "assessmentReportWorkingDays", "assessmentReportSource"));
            case PERIODIC_REPORT ->
                Optional.of(new Asked(
                        Conduct.SET_PERIODIC_REPORT_INTERVAL, "periodicReportMonths", "periodicReportSource"));
            case CHANGE_FILING, ETHICS_REVIEW -> Optional.empty();
        };
    }

    /** The dates from which it is counted, for the page that explains it. */
    List<Counted> from() {
        return switch (this) {
            case CHANGE_FILING ->
                List.of(
                        new Counted(ProtocolChange.RECORD_ACADEMIC_REVIEW, "changeAcademicLetterDate"),
                        new Counted(ProtocolChange.RECORD_ETHICS_REVIEW, "changeEthicsLetterDate"));
            case SAFETY_REPORT -> List.of(new Counted(Conduct.SAFETY_EVENT, "knownDate"));
            case ETHICS_ASSESSMENT -> List.of(new Counted(SafetyReport.ASSESS_EVENT, "assessmentDate"));
            case PERIODIC_REPORT -> List.of(new Counted("confirmFirstPatient", "firstPatientDate"));
            case ETHICS_REVIEW -> List.of(new Counted(Conduct.RECORD_CONTINUING_REVIEW, "continuingReviewDate"));
        };
    }

    /** Whether it runs again and again in one process: what is closed is over then, and is not judged anew. */
    boolean isRepeated() {
        return this == PERIODIC_REPORT || this == ETHICS_REVIEW || this == ETHICS_ASSESSMENT;
    }
}
