package com.lancore.pathways.iit;

import com.lancore.pathways.requirement.FourEyes;
import com.lancore.pathways.requirement.Requirement;

/** The names of the process {@code iit}, and who prepares a study in it. */
public final class Iit {

    public static final String KEY = "iit";

    /** The statutory clock of the filing with the NHC. */
    public static final String NHC_FILING = "NHC_FILING";

    public static final String RESOLVE_ELIGIBILITY = "resolveEligibility";
    public static final String APPROVE_ELIGIBILITY_EXCEPTION = "approveEligibilityException";
    public static final String PREPARE_NON_CLINICAL_PACKAGE = "prepareNonClinicalPackage";
    public static final String EXECUTE_SPONSOR_AGREEMENT = "executeSponsorAgreement";
    public static final String FINALIZE_PROTOCOL = "finalizeProtocol";
    public static final String PLAN_FIRST_PATIENT = "planFirstPatient";
    public static final String RECORD_ACADEMIC_REVIEW = "recordAcademicReview";
    public static final String RECORD_ETHICS_REVIEW = "recordEthicsReview";
    public static final String DECIDE_AFTER_REJECTION = "decideAfterRejection";
    public static final String RESOLVE_LETTER_MISMATCH = "resolveLetterMismatch";
    public static final String RESOLVE_TRANSITION = "resolveTransition";
    public static final String ASSEMBLE_FILING = "assembleFiling";
    public static final String FILE_WITH_NHC = "fileWithNhc";
    public static final String EXPLAIN_LATE_FILING = "explainLateFiling";
    public static final String RECORD_FILING_NUMBER = "recordFilingNumber";
    public static final String CONFIRM_FIRST_PATIENT = "confirmFirstPatient";
    public static final String RECORD_WITHDRAWAL_NOTICE = "recordWithdrawalNotice";
    public static final String RESUBMIT_FILING = "resubmitFiling";
    public static final String NOTIFY_NHC_OF_WITHDRAWAL = "notifyNhcOfWithdrawal";

    public static final String ACKNOWLEDGE_FIRST_PATIENT_BREACH = "acknowledgeFirstPatientBreach";

    private Iit() {}

    /** Who records for a committee is never one of those who prepared the project, in whichever round. */
    public static Requirement preparedByOthers() {
        return FourEyes.notWhoEver(KEY, PREPARE_NON_CLINICAL_PACKAGE, FINALIZE_PROTOCOL);
    }
}
