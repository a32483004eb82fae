package com.lancore.pathways.conduct;

/** The names of the process {@code safetyReport}: one for each safety event. */
public final class SafetyReport {

    public static final String KEY = "safetyReport";

    /** The machine's record of what the table decided. */
    static final String DECIDED = "judgeSafetyEvent";

    public static final String TREAT_SUBJECTS = "treatSubjects";
    public static final String SET_REPORT_DAYS = "setSafetyReportDays";
    public static final String REPORT_EVENT = "reportSafetyEvent";
    public static final String ASSESS_EVENT = "assessSafetyEvent";
    public static final String SET_ASSESSMENT_DAYS = "setAssessmentReportDays";
    public static final String REPORT_ASSESSMENT = "reportAssessment";

    private SafetyReport() {}
}
