package com.lancore.pathways.requirement;

/** Where a rule comes from, and how sure it is. */
public record Basis(String citation, Confidence confidence) {

    public static final Basis ORDER_818 = new Basis("State Council Order 818, in force 2026-05-01", Confidence.LAW);
    public static final Basis IMPORT_BEFORE_ETHICS = new Basis(
            "Practice of hospitals: no ethics paper is signed before import compliance is confirmed", Confidence.SEED);
    public static final Basis FOUR_EYES = new Basis("House rule: four eyes", Confidence.POLICY);
    public static final Basis EVIDENCE = new Basis("House rule: every record names its evidence", Confidence.POLICY);
    public static final Basis PLAUSIBILITY =
            new Basis("House rule: a date must be one that the letter can bear", Confidence.POLICY);
}
