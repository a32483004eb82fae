package com.lancore.pathways.speed;

import java.time.Instant;

/** The same storm on one node and on two, all on one machine: what is lost by reaching for the same jobs. */
final class TwoNodes {

    private static final String ONE = "timers a second of one node";
    private static final String TWO = "timers a second of two nodes";

    private TwoNodes() {}

    static void measure(Contender first, Figures figures, int rounds, int timers) throws Exception {
        if (!first.isUp()) {
            first.start();
        }
        TimerStorm.warm(first, timers);
        storms(ONE, first, figures, rounds, timers);
        try (Contender second = first.another()) {
            second.start();
            // each of them has half of these
            TimerStorm.warm(first, timers);
            TimerStorm.warm(first, timers);
            Instant since = Instant.now();
            storms(TWO, first, figures, rounds, timers);
            // a node tells how often it came second when it ends
            second.stop();
            figures.keep("failed locks of two nodes, %", first, 100 * first.failedLocks(since));
        }
        storms(ONE, first, figures, rounds, timers);
        figures.keep("two nodes against one", first, figures.median(TWO, first.name) / figures.median(ONE, first.name));
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
