package com.lancore.pathways.vendor;

/** The names of the process {@code vendorQualification}: one for each vendor. */
public final class Vendor {

    public static final String KEY = "vendorQualification";

    public static final String SHORTLIST = "shortlistVendors";
    public static final String SCREEN_CONFLICTS = "screenVendorConflicts";
    public static final String AUDIT = "auditVendor";
    public static final String PLAN_CAPA = "planCorrectiveActions";
    public static final String VERIFY_CAPA = "verifyCorrectiveActions";
    public static final String APPROVE = "approveVendor";
    public static final String MANAGE = "manageVendor";
    public static final String APPROVE_CHANGE_ORDER = "approveChangeOrder";
    public static final String PREPARE_REQUALIFICATION = "prepareRequalification";

    /** The machine's record that the approval ran out. */
    public static final String EXPIRED = "expireVendorApproval";

    /** By the table of deadlines: how long before the end of an approval the next audit is prepared. */
    static final String RENEWAL = "VENDOR_RENEWAL";

    private Vendor() {}
}
