package com.lancore.pathways.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * The one clock of the application and of its engine; legal dates are read from it in Shanghai. It is the machine's.
 * Only who tells a story (the demo, a test) moves it: from where it is set it goes on, so that what happens later also
 * has a later instant.
 */
@Component
public class HouseClock extends Clock {

    private volatile Duration shift = Duration.ZERO;

    /** Sets the application and its engine to an instant. */
    public void set(Instant now) {
        shift(Duration.between(Instant.now(), now));
    }

    /** Back to the machine's time. */
    public void reset() {
        shift(Duration.ZERO);
    }

    /** Does what may set it anew, and comes back to where it was. */
    public void apart(Runnable work) {
        Duration before = shift;
        try {
            work.run();
        } finally {
            shift(before);
        }
    }

    private void shift(Duration to) {
        shift = to;
        // internal to the engine, and its only way to another time
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
}
