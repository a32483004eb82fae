package com.lancore.pathways.engagement;

/** The names of the process {@code engagement}. */
public final class Engagement {

    public static final String KEY = "engagement";

    public static final String CONFIRM_PATHWAY = "confirmPathway";
    public static final String APPROVE_OVERRIDE = "approvePathwayOverride";
    public static final String EXECUTE_NDA = "executeNda";
    public static final String REVIEW_SCREEN = "reviewComplianceScreen";
    public static final String CONFIRM_RISK_CLASS = "confirmRiskClass";
    public static final String ALIGN_PARTNERS = "alignPartners";
    public static final String APPROVE_PACKAGE = "approveExecutionPackage";
    public static final String REVIEW_GOVERNANCE = "reviewGovernance";
    public static final String DECIDE_ON_DRIFT = "decideOnDrift";

    /** The machine's steps, as they stand on the trail. */
    static final String JUDGE_PATHWAYS = "judgePathways";

    static final String SCREEN_COMPLIANCE = "screenCompliance";
    static final String CLASSIFY_RISK = "classifyRisk";
    static final String SETTLE_RISK_CLASS = "settleRiskClass";
    static final String COMPARE_WITH_PLAN = "compareWithPlan";
    static final String JUDGE_GOVERNANCE = "judgeGovernance";
    static final String CLOSE = "closeEngagement";

    static final String PATHWAYS = "pathways";
    static final String BUDGET = "budgetAmount";
    static final String SPENT = "spentAmount";

    private Engagement() {}
}
