package com.lancore.pathways.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.history.DefaultHistoryRemovalTimeProvider;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/**
 * The history of a project's process has no time at which it may be removed until it is archived; the archive gives it
 * one. Without a business key a process is the house's own, such as the nightly comparison: its history goes by the time
 * to live.
 */
class KeptUntilArchived extends DefaultHistoryRemovalTimeProvider {

    @Override
    public Date calculateRemovalTime(HistoricProcessInstanceEventEntity root, ProcessDefinition definition) {
        return root.getBusinessKey() == null ? super.calculateRemovalTime(root, definition) : null;
    }
}
