package com.lancore.pathways.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes the steps of the start before the port of the node is opened: whoever reaches a node finds it ready, and a proxy
 * that is refused a connection asks another node, also for what it would not send twice.
 */
@Component
class StartUpSteps implements SmartLifecycle {

    /** The web server starts 1024 before that one. */
    private static final int PHASE = WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2048;

    private final ObjectProvider<StartUpStep> steps;
    private volatile boolean taken;

    StartUpSteps(ObjectProvider<StartUpStep> steps) {
        this.steps = steps;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        steps.orderedStream().forEach(StartUpSteps::take);
        taken = true;
    }

    private static void take(StartUpStep step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        taken = false;
    }

    @Override
    public boolean isRunning() {
        return taken;
    }
}
