package com.lancore.pathways.support;

import com.lancore.pathways.PathwaysApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a process of its own, whose clock begins at an instant that a test may name. */
public final class NodeMain {

    private NodeMain() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(
                PathwaysApplication.class, TestClock.class, StoppingDataSource.BeforeTheDatabase.class);
        // before anything is seeded, and before the first timer is looked for
        application.addListeners((ApplicationStartedEvent started) -> {
            ConfigurableApplicationContext context = started.getApplicationContext();
            String startsAt = context.getEnvironment().getProperty("node.starts-at");
            if (startsAt != null) {
                context.getBean(TestClock.class).set(startsAt);
            }
        });
        application.run(arguments);
    }
}
