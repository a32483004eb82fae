package com.lancore.pathways.segmented;

/** The names of the process {@code segmentedProduction}. */
public final class Segmented {

    public static final String KEY = "segmentedProduction";

    public static final String RESOLVE_ELIGIBILITY = "resolveSegmentedEligibility";
    public static final String REVIEW_UNDER_ORDER_828 = "reviewUnderOrder828";
    public static final String RECORD_JOINT_PLAN = "recordJointPlan";
    public static final String CONFIRM_SITE_POSTINGS = "confirmSitePostings";
    public static final String RECORD_YEARLY_INSPECTION = "recordYearlyInspection";
    public static final String CORRECT_INSPECTION_FINDINGS = "correctInspectionFindings";
    public static final String DECIDE_AFTER_PILOT = "decideAfterPilot";

    static final String APPLICATION_DATE = "pilotApplicationDate";
    static final String INSPECTION_PLANNED_DATE = "inspectionPlannedDate";
    static final String INSPECTION_DATE = "inspectionDate";
    static final String NEXT_INSPECTION_DATE = "nextInspectionDate";
    static final String LEAST_POSTED_PEOPLE = "leastPostedPeople";

    private Segmented() {}
}
