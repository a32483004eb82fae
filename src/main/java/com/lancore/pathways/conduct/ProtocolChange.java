package com.lancore.pathways.conduct;

/** The names of the process {@code protocolChange}: one for each change. */
public final class ProtocolChange {

    public static final String KEY = "protocolChange";

    /** The machine's record of what the table decided. */
    static final String DECIDED = "decideChange";

    /** The machine's record that the study ended before it was settled. */
    static final String CLOSED = "closeChange";

    public static final String TAKE_URGENT_ACTION = "takeUrgentAction";
    public static final String REPORT_URGENT_ACTION = "reportUrgentAction";
    public static final String CHECK_CHANGE_PATH = "checkChangePath";
    public static final String NOTIFY_OF_MINOR_CHANGE = "notifyOfMinorChange";
    public static final String FINALIZE_CHANGE = "finalizeChange";
    public static final String RECORD_ACADEMIC_REVIEW = "recordChangeAcademicReview";
    public static final String RECORD_ETHICS_REVIEW = "recordChangeEthicsReview";
    public static final String FILE_CHANGE = "fileChange";
    public static final String EXPLAIN_LATE_CHANGE_FILING = "explainLateChangeFiling";
    public static final String RENEW_CONSENT = "renewConsent";

    private ProtocolChange() {}
}
