package com.lancore.pathways.speed;

import java.time.Instant;

/** The same storm on one node and on two, all on one machine: what is lost by reaching for the same jobs. */
final class TwoNodes {

    private static final String ONE = "timers a second of one node";
    private static final String TWO = "timers a second of two nodes";

    /** The two share these, and the first had many before: the second is not to be measured while it compiles. */
    private static final int WARM = 3;

    private TwoNodes() {}

    static void measure(Contender first, Figures figures, int rounds, int timers) throws Exception {
        if (!first.isUp()) {
            first.start();
        }
        TimerStorm.warm(first, timers);
        storms(ONE, first, figures, rounds, timers);
        try (Contender second = first.another()) {
            second.start();
            for (int time = 0; time < WARM; time++) {
                TimerStorm.warm(first, timers);
            }
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
