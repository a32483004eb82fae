package com.lancore.pathways.support;

import com.lancore.pathways.PathwaysApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a process of its own, whose clock a test sets. */
public final class NodeMain {

    private NodeMain() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext node = new SpringApplication(
                        PathwaysApplication.class,
                        TestClock.class,
                        NodeClock.class,
                        StoppingDataSource.BeforeTheDatabase.class)
                .run(arguments);
        if (node.getEnvironment().getProperty("node.ends-at-once", Boolean.class, false)) {
            node.close();
        }
    }
}
