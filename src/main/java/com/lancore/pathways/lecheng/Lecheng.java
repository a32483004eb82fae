package com.lancore.pathways.lecheng;

/** The names of the process {@code lechengSpecialImport}. */
public final class Lecheng {

    public static final String KEY = "lechengSpecialImport";

    public static final String RESOLVE_ELIGIBILITY = "resolveLechengEligibility";
    public static final String APPROVE_ELIGIBILITY_EXCEPTION = "approveEligibilityException";
    public static final String ALIGN_INSTITUTION = "alignInstitution";
    public static final String EXECUTE_SUPPLY_AGREEMENT = "executeSupplyAgreement";
    public static final String PREPARE_PRE_REVIEW = "preparePreReview";
    public static final String RECORD_PRE_REVIEW = "recordPreReview";
    public static final String DECIDE_AFTER_DECLINE = "decideAfterDecline";
    public static final String DECIDE_AFTER_REFUSAL = "decideAfterRefusal";
    public static final String RECORD_IMPORT_DECISION = "recordImportDecision";
    public static final String FILE_TAKE_OUT = "fileTakeOut";
    public static final String ASSESS_STATUS_CHANGE = "assessStatusChange";

    public static final String SHIPMENT_PLANNED = "shipmentPlanned";
    public static final String TAKE_OUT_REQUESTED = "takeOutRequested";
    public static final String ACCESS_CLOSED = "accessClosed";
    public static final String OVERSEAS_APPROVAL_GRANTED = "overseasApprovalGranted";
    public static final String OVERSEAS_APPROVAL_WITHDRAWN = "overseasApprovalWithdrawn";
    public static final String NMPA_REGISTRATION_GRANTED = "nmpaRegistrationGranted";
    public static final String INSTITUTION_LICENCE_SUSPENDED = "institutionLicenceSuspended";
    public static final String INSTITUTION_LICENCE_RESTORED = "institutionLicenceRestored";
    public static final String LICENCE_VALID_TO = "institutionLicenceValidTo";

    private Lecheng() {}
}
