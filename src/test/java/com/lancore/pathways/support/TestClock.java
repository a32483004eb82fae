package com.lancore.pathways.support;

import com.lancore.pathways.calendar.Shanghai;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The one clock of the application and of its engine. It can be set to any instant and goes on from there, so that what
 * happens later also has a later instant.
 */
public final class TestClock extends Clock {

    private volatile Duration shift = Duration.ZERO;

    /** Sets it to a wall-clock time in Shanghai, such as {@code 2026-09-28T10:00}. */
    public void set(String inShanghai) {
        set(LocalDateTime.parse(inShanghai).atZone(Shanghai.ZONE).toInstant());
    }

    public void set(Instant now) {
        shift(Duration.between(Instant.now(), now));
    }

    /** Today in Shanghai. */
    public LocalDate today() {
        return Shanghai.today(this);
    }

    private void shift(Duration to) {
        shift = to;
        ClockUtil.offset(to.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(shift);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Legal dates are read from the instant, by Shanghai");
    }

    @TestConfiguration
    static class Shared {

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    /** No test leaves its time to the next. */
    static final class BackToNow implements AfterEachCallback {

        @Override
        public void afterEach(ExtensionContext test) {
            SpringExtension.getApplicationContext(test).getBean(TestClock.class).shift(Duration.ZERO);
        }
    }
}
