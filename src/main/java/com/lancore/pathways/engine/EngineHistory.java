package com.lancore.pathways.engine;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * Writes the engine's history as the engine does, without reading for it what is known.
 *
 * <p>Internal: there is no public place between the events of the history and its tables that could leave a question out.
 */
final class EngineHistory {

    private EngineHistory() {}

    /** Takes the key, the version and the name of a model, which never change, from where the models are kept. */
    static final class Events extends CacheAwareHistoryEventProducer {

        @Override
        protected ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
            ProcessDefinitionEntity deployed =
                    Context.getProcessEngineConfiguration().getDeploymentCache().findProcessDefinitionFromCache(id);
            return deployed == null ? super.getProcessDefinitionEntity(id) : deployed;
        }
    }

    /**
     * A task, and the activity that waits for it, begin at the instant at which the task was made, which the task itself
     * knows when it ends: the engine reads both beginnings back to tell how long they took.
     */
    static final class Rows extends DbHistoryEventHandler {

        @Override
        protected void insertOrUpdate(HistoryEvent event) {
            // a type of event is its name alone, and an incident is created too
            if (event instanceof HistoricTaskInstanceEventEntity task
                    && event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_CREATE)) {
                begin(task);
                super.insertOrUpdate(event);
                return;
            }
            Optional<Date> begun = isInitialEvent(event) || isAtHand(event) ? Optional.empty() : begun(event);
            if (begun.isPresent()) {
                ((HistoricScopeInstanceEvent) event).setStartTime(begun.get());
                getDbEntityManager().merge(event);
            } else {
                super.insertOrUpdate(event);
            }
        }

        private void begin(HistoricTaskInstanceEventEntity event) {
            Date made = getDbEntityManager()
                    .getCachedEntity(TaskEntity.class, event.getId())
                    .getCreateTime();
            event.setStartTime(made);
            HistoricActivityInstanceEventEntity waiting = getDbEntityManager()
                    .getCachedEntity(HistoricActivityInstanceEventEntity.class, event.getActivityInstanceId());
            if (waiting != null) {
                waiting.setStartTime(made);
            }
        }

        private boolean isAtHand(HistoryEvent event) {
            return getDbEntityManager().getCachedEntity(event.getClass(), event.getId()) != null;
        }

        /** When what an event is about began, where it is a task, or waits for one, that is at hand. */
        private Optional<Date> begun(HistoryEvent event) {
            return getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
                    .filter(task -> event instanceof HistoricActivityInstanceEventEntity activity
                            ? activity.getActivityId().equals(task.getTaskDefinitionKey())
                                    && activity.getExecutionId().equals(task.getExecutionId())
                            : event instanceof HistoricTaskInstanceEventEntity
                                    && event.getId().equals(task.getId()))
                    .map(TaskEntity::getCreateTime)
                    .findFirst();
        }
    }
}
