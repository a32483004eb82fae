package com.lancore.pathways.importing;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** For the timer of the model: 24:00 in Shanghai of the last day on which the confirmation holds. */
@FunctionalInterface
public interface ImportValidity {

    Date endsAt(DelegateExecution execution);
}
