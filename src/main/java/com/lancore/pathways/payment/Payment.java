package com.lancore.pathways.payment;

/** The names of the process {@code outwardPayment}: one for each payment. */
public final class Payment {

    public static final String KEY = "outwardPayment";

    public static final String PLAN = "planPayment";
    public static final String FILE = "fileWithTaxAuthority";
    public static final String CONFIRM_ADVICE = "confirmTaxAdvice";
    public static final String RELEASE = "releasePayment";

    private Payment() {}
}
