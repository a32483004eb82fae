package com.lancore.pathways.engine;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.springframework.stereotype.Component;

/**
 * Several calls of the engine as one command of it, so that what they read and write is read and written together.
 *
 * <p>Internal: the engine's executor of commands has no public door.
 */
@Component
public class OneCommand {

    private final ManagementService management;

    OneCommand(ManagementService management) {
        this.management = management;
    }

    public void of(Runnable calls) {
        ((ManagementServiceImpl) management).getCommandExecutor().execute(command -> {
            calls.run();
            return null;
        });
    }
}
