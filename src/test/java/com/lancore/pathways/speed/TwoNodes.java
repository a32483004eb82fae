package com.lancore.pathways.speed;

import java.time.Instant;

/** The same storm on one node and on two, all on one machine: what is lost by reaching for the same jobs. */
final class TwoNodes {

    private static final String ONE = "timers a second of one node";
    private static final String TWO = "timers a second of two nodes";

    private TwoNodes() {}

    static void measure(Contender first, Figures figures, int rounds, int timers) throws Exception {
        first.stop();
        first.start();
        TimerStorm.drained(first, TimerStorm.FIRST, timers);
        one(first, figures, rounds, timers);
        try (Contender second = first.another()) {
            second.start();
            TimerStorm.drained(first, TimerStorm.FIRST, timers);
            Instant since = Instant.now();
            for (int round = 0; round < rounds; round++) {
                figures.keep(
                        TWO,
                        first,
                        TimerStorm.drained(first, TimerStorm.FIRST, timers).aSecond());
            }
            second.stop();
            first.stop();
            figures.keep("failed locks of two nodes, %", first, 100 * first.failedLocks(since));
        }
        first.start();
        TimerStorm.drained(first, TimerStorm.FIRST, timers);
        one(first, figures, rounds, timers);
        figures.keep("two nodes against one", first, figures.median(TWO, first.name) / figures.median(ONE, first.name));
    }

    private static void one(Contender node, Figures figures, int rounds, int timers) {
        for (int round = 0; round < rounds; round++) {
            figures.keep(
                    ONE,
                    node,
                    TimerStorm.drained(node, TimerStorm.FIRST, timers).aSecond());
        }
    }
}
