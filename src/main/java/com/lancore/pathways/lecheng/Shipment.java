package com.lancore.pathways.lecheng;

/** The names of the process {@code lechengShipment}: one for each lot. */
public final class Shipment {

    public static final String KEY = "lechengShipment";

    /** The machine's record of what was ordered. */
    public static final String PLANNED = "shipmentStarted";

    public static final String CLEAR_CUSTOMS = "clearCustoms";
    public static final String RECEIVE_INTO_BOND = "receiveIntoBond";
    public static final String DECIDE_QUARANTINE = "decideQuarantine";
    public static final String RELEASE_FOR_USE = "releaseForUse";
    public static final String ACCESS_ENDED = "accessEnded";

    private Shipment() {}
}
