package com.lancore.pathways.support;

import com.lancore.pathways.calendar.Shanghai;
import com.lancore.pathways.engine.HouseClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The application's clock, as tests set it. */
@TestComponent
public final class TestClock {

    private final HouseClock clock;

    TestClock(HouseClock clock) {
        this.clock = clock;
    }

    /** Sets it to a wall-clock time in Shanghai, such as {@code 2026-09-28T10:00}. */
    public void set(String inShanghai) {
        set(LocalDateTime.parse(inShanghai).atZone(Shanghai.ZONE).toInstant());
    }

    public void set(Instant now) {
        Journal.during(Journal.Entry.clock(now), () -> {
            clock.set(now);
            return null;
        });
    }

    public Instant instant() {
        return clock.instant();
    }

    /** Today in Shanghai. */
    public LocalDate today() {
        return Shanghai.today(clock);
    }

    /** No test leaves its time to the next. */
    static final class BackToNow implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext test) {
            SpringExtension.getApplicationContext(test)
                    .getBean(HouseClock.class)
                    .reset();
        }
    }
}
