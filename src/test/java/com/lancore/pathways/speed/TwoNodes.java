package com.lancore.pathways.speed;

import java.time.Instant;

/** The same storm on one node and on two, all on one machine: what is lost by reaching for the same jobs. */
final class TwoNodes {

    private TwoNodes() {}

    static void measure(Pair pair, Figures figures, int rounds, int timers) throws Exception {
        pair.close();
        for (Contender first : pair.both()) {
            first.start();
            TimerStorm.drained(first, TimerStorm.FIRST, timers);
            one(first, figures, rounds, timers);
            try (Contender second = first.another()) {
                second.start();
                TimerStorm.drained(first, TimerStorm.FIRST, timers);
                Instant since = Instant.now();
                for (int round = 0; round < rounds; round++) {
                    figures.keep(
                            "timers a second of two nodes",
                            first,
                            timers / TimerStorm.drained(first, TimerStorm.FIRST, timers));
                }
                second.close();
                first.close();
                figures.keep("failed locks of two nodes, %", first, 100 * first.failedLocks(since));
            }
            first.start();
            TimerStorm.drained(first, TimerStorm.FIRST, timers);
            one(first, figures, rounds, timers);
            first.close();
            String name = first.name;
            figures.keep(
                    "two nodes against one",
                    name,
                    figures.median("timers a second of two nodes", name)
                            / figures.median("timers a second of one node", name));
        }
    }

    private static void one(Contender node, Figures figures, int rounds, int timers) {
        for (int round = 0; round < rounds; round++) {
            figures.keep(
                    "timers a second of one node", node, timers / TimerStorm.drained(node, TimerStorm.FIRST, timers));
        }
    }
}
