package com.lancore.pathways.lecheng;

/** The names of the process {@code lechengTranslation} (Track B). */
public final class Translation {

    public static final String KEY = "lechengTranslation";

    public static final String RESOLVE_ELIGIBILITY = "resolveTranslationEligibility";
    public static final String SUBMIT = "submitTranslation";
    public static final String RECORD_DECISION = "recordTranslationDecision";
    public static final String FILE_PRICE = "filePrice";
    public static final String RECORD_PUBLICATION = "recordPricePublication";
    public static final String CONFIRM_FIRST_CHARGE = "confirmFirstCharge";

    private Translation() {}
}
