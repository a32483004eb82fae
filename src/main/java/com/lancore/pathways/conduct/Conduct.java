package com.lancore.pathways.conduct;

/** The names of the process {@code iitConduct}. */
public final class Conduct {

    public static final String KEY = "iitConduct";

    public static final String SET_PERIODIC_REPORT_INTERVAL = "setPeriodicReportInterval";
    public static final String SUBMIT_PERIODIC_REPORT = "submitPeriodicReport";
    public static final String RECORD_CONTINUING_REVIEW = "recordContinuingReview";
    public static final String FOLLOW_UP_SUBJECTS = "followUpSubjects";
    public static final String ARCHIVE_STUDY = "archiveStudy";

    public static final String MATERIAL_CHANGE = "materialChange";
    public static final String SAFETY_EVENT = "safetyEvent";
    public static final String NHC_ORDER = "nhcOrder";
    public static final String STUDY_COMPLETED = "studyCompleted";
    public static final String OFFSPRING_EFFECT_FOUND = "offspringEffectFound";

    /** Told instead of the event itself, where the study ends by it. */
    static final String TERMINATED = "conductTerminated";

    /** Told to open changes: there is nothing left that they could change. */
    static final String CHANGES_ENDED = "changesEnded";

    /** Told to the start-up, where it still waits for a first patient. */
    static final String STUDY_ENDED = "studyEnded";

    /** Told to the safety events under way, once the project is withdrawn. */
    static final String CLOSED = "conductClosed";

    private Conduct() {}
}
