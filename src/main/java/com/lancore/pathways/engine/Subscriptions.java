package com.lancore.pathways.engine;

import java.util.Collection;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Events for which a process waits, and which it is to wait for no longer.
 *
 * <p>Internal: the public API receives an event and cannot take the waiting back, and the migration of an instance waits again for
 * what had ended.
 */
@Component
public class Subscriptions {

    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    Subscriptions(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    public void end(Collection<String> ids) {
        engine.getObject().getCommandExecutorTxRequired().execute(context -> {
            ids.forEach(id -> context.getEventSubscriptionManager()
                    .findEventSubscriptionById(id)
                    .delete());
            return null;
        });
    }
}
