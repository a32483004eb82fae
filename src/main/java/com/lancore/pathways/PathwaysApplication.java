package com.lancore.pathways;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Regulated pathways into China: sequences in BPMN, deadlines and gates in Java. */
@SpringBootApplication
public class PathwaysApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PathwaysApplication.class, arguments);
    }
}
