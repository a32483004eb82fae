package com.lancore.pathways.hgr;

/** The names of the process {@code hgrCompliance}. */
public final class Hgr {

    public static final String KEY = "hgrCompliance";

    /** The authority's clock from the acceptance to its decision, and the same once it was extended. */
    public static final String DECISION = "HGR_DECISION";

    public static final String DECISION_EXTENDED = "HGR_DECISION_EXTENDED";

    /** Ours: the joint report after the end of the cooperation. */
    public static final String JOINT_REPORT = "HGR_JOINT_REPORT";

    /** The machine's record that the process was opened: a project without it is one from before. */
    public static final String OPENED = "hgrComplianceOpened";

    public static final String ASSESS_ROUTE = "assessHgrRoute";
    public static final String ASSESS_ANONYMISATION = "assessAnonymisation";
    public static final String DECIDE_ROUTE = "decideHgrRoute";
    public static final String SUBMIT = "submitHgrApplication";
    public static final String RECORD_DECISION = "recordHgrDecision";
    public static final String CHASE = "chaseHgrDecision";
    public static final String DECIDE_AFTER_REFUSAL = "decideAfterHgrRefusal";
    public static final String REPORT_INFORMATION = "reportHgrInformation";
    public static final String SUBMIT_JOINT_REPORT = "submitHgrJointReport";

    public static final String PERIOD_EXTENDED = "hgrPeriodExtended";
    public static final String COOPERATION_CHANGED = "hgrCooperationChanged";
    public static final String COOPERATION_ENDED = "hgrCooperationEnded";

    private Hgr() {}
}
