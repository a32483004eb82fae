package com.lancore.pathways.operations;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** A state of health in which everything runs and somebody should look. */
final class Attention {

    /** Below DOWN and above UP; answered with 200, since nothing is to be restarted. */
    static final Status STATUS = new Status("ATTENTION");

    private Attention() {}

    /** Asks for attention with one sentence. */
    static Health.Builder because(String sentence) {
        return Health.status(STATUS).withDetail("look", sentence);
    }
}
