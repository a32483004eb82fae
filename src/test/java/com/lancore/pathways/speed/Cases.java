package com.lancore.pathways.speed;

/** Studies from their start to their first patient by two clients, while so many others are open. */
final class Cases {

    private Cases() {}

    static void measure(Pair pair, Figures figures, int rounds, int casesARound, String open) throws Exception {
        pair.up();
        for (Contender one : pair.both()) {
            // hot enough that what is measured is no compilation
            Pair.twoClients(2 * casesARound, one::wholeCase);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender one : pair.inTurn(round)) {
                double cpu = one.cpu();
                double server = one.serverCpu();
                long begun = System.nanoTime();
                Pair.twoClients(casesARound, one::wholeCase);
                double seconds = (System.nanoTime() - begun) / 1e9;
                double jvm = (one.cpu() - cpu) / casesARound;
                double postgres = (one.serverCpu() - server) / casesARound;
                figures.keep("cases a second, " + open, one, casesARound / seconds);
                figures.keep("CPU of the JVM a case, ms, " + open, one, jvm);
                figures.keep("CPU of PostgreSQL a case, ms, " + open, one, postgres);
                figures.keep("CPU a case, ms, " + open, one, jvm + postgres);
            }
        }
    }
}
