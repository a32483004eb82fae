package com.lancore.pathways.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * What the machine judged and the model decides on. Written to the whole process and to where the token is, so that no
 * variable that somebody forced into a scope in between stands before it.
 */
public final class Verdict {

    private Verdict() {}

    public static void write(DelegateExecution execution, String name, Object value) {
        execution.setVariable(name, value);
        execution.getProcessInstance().setVariable(name, value);
    }
}
