package com.lancore.pathways.engine;

/** The key of a process by the id of its definition, {@code key:version:id}. */
public final class ProcessKeys {

    private ProcessKeys() {}

    public static String of(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }
}
