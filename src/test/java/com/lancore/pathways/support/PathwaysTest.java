package com.lancore.pathways.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application over HTTP. All such tests share one running application and one database: each
 * works on projects of its own. Timers fire only where a test fires them; the clock is real until a test sets it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.main.banner-mode=off",
            "camunda.bpm.job-execution.enabled=false",
            "pathways.demo.projects=false",
            "spring.test.observability.auto-configure=true",
            "logging.level.root=warn"
        })
@ActiveProfiles(resolver = Database.Profiles.class)
@ContextConfiguration(initializers = Database.OfATest.class)
@Import({TestClock.class, House.class, Mailroom.class})
@ExtendWith(TestClock.BackToNow.class)
public @interface PathwaysTest {}
