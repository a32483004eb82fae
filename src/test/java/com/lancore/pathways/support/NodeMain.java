package com.lancore.pathways.support;

import com.lancore.pathways.PathwaysApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application as a process of its own, whose clock begins at an instant that a test names. */
public final class NodeMain {

    private NodeMain() {}

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(PathwaysApplication.class, TestClock.class);
        ConfigurableApplicationContext context = application.run(arguments);
        context.getBean(TestClock.class).set(context.getEnvironment().getRequiredProperty("node.starts-at"));
    }
}
