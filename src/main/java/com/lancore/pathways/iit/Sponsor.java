package com.lancore.pathways.iit;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** For the model: who initiates the study. */
@FunctionalInterface
public interface Sponsor {

    /** The hospital itself; then there is no agreement to sign. */
    boolean isHospital(DelegateExecution execution);
}
