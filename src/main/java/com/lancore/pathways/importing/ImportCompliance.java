package com.lancore.pathways.importing;

/** The names of the process {@code importCompliance}. */
public final class ImportCompliance {

    public static final String KEY = "importCompliance";

    public static final String ASSESS_ROUTE = "assessImportRoute";
    public static final String COLLECT_EVIDENCE = "collectImportEvidence";
    public static final String CONFIRM = "confirmImportCompliance";
    public static final String EXPIRE = "expireImport";

    public static final String WITHDRAWN = "importComplianceWithdrawn";
    public static final String BECAME_IMPORTED = "productBecameImported";
    public static final String PROJECT_ENDED = "projectEnded";

    private ImportCompliance() {}
}
