package com.lancore.pathways.speed;

import java.time.Instant;

/** The same storm on one node and on two, all on one machine: what is lost by reaching for the same jobs. */
final class TwoNodes {

    private static final String ONE = "timers a second of one node";
    private static final String TWO = "timers a second of two nodes";

    /** Storms that are not measured. */
    private static final int WARM = 4;

    private TwoNodes() {}

    static void measure(Contender first, Figures figures, int rounds, int timers) throws Exception {
        if (!first.isUp()) {
            first.start();
        }
        warm(first, timers);
        storms(ONE, first, figures, rounds, timers);
        try (Contender second = first.another()) {
            second.start();
            warm(first, timers);
            Instant since = Instant.now();
            storms(TWO, first, figures, rounds, timers);
            // a node tells how often it came second when it ends
            second.stop();
            figures.keep("failed locks of two nodes, %", first, 100 * first.failedLocks(since));
        }
        storms(ONE, first, figures, rounds, timers);
        figures.keep("two nodes against one", first, figures.median(TWO, first.name) / figures.median(ONE, first.name));
    }

    /** A node that has just started compiles more than it works. */
    private static void warm(Contender node, int timers) {
        for (int storm = 0; storm < WARM; storm++) {
            TimerStorm.drained(node, TimerStorm.FIRST, timers);
        }
    }

    private static void storms(String figure, Contender node, Figures figures, int rounds, int timers) {
        for (int round = 0; round < rounds; round++) {
            figures.keep(
                    figure,
                    node,
                    TimerStorm.drained(node, TimerStorm.FIRST, timers).aSecond());
        }
    }
}
