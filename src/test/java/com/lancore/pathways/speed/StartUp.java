package com.lancore.pathways.speed;

/** How long each takes until it answers, on a database that has its tables, and the memory it holds then. */
final class StartUp {

    private StartUp() {}

    static void measure(Pair pair, Figures figures, int rounds) throws Exception {
        // the first start makes the tables
        pair.up();
        pair.stop();
        Contender unshared = pair.ours().unshared();
        for (int round = 0; round < rounds; round++) {
            for (Contender one : pair.inTurn(round)) {
                keep(one, figures, "");
            }
            keep(unshared, figures, ", without the archive of its classes");
        }
    }

    private static void keep(Contender one, Figures figures, String how) throws Exception {
        figures.keep("start-up" + how + ", s", one, one.start().toMillis() / 1000.0);
        figures.keep("CPU of the start-up" + how + ", s", one, one.cpu() / 1000);
        figures.keep("memory once ready" + how + ", MB", one, one.memory());
        one.stop();
    }
}
