package com.lancore.pathways;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Regulated pathways into China: sequences in BPMN, deadlines and gates in Java. */
@SpringBootApplication
public class PathwaysApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PathwaysApplication.class, arguments);
    }

    /** The one clock of the application; legal dates are read from it in Shanghai. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
