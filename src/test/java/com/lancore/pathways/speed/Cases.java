package com.lancore.pathways.speed;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Studies from their start to their first patient by two clients, while so many others are open: the steps alone, whose
 * documents are there already, and with the documents, which the bare engine has none of.
 */
final class Cases {

    /** So many studies until next to nothing is compiled any more; the second time fewer do. */
    private static final int WARM = 600;

    private Cases() {}

    /**
     * Measures the rounds on warm processes.
     *
     * @param cold whether the two have just started
     */
    static void measure(Pair pair, Figures figures, int rounds, int casesARound, String open, boolean cold)
            throws Exception {
        pair.up();
        for (Contender one : pair.both()) {
            Pair.twoClients(cold ? WARM : casesARound, one::wholeCase);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender one : pair.inTurn(round)) {
                Meter steps = steps(one, casesARound);
                figures.keep("cases a second, " + open, one, casesARound / steps.seconds);
                figures.keep("CPU of the JVM a case, ms, " + open, one, steps.jvm / casesARound);
                figures.keep("CPU of PostgreSQL a case, ms, " + open, one, steps.server / casesARound);
                figures.keep("CPU a case, ms, " + open, one, (steps.jvm + steps.server) / casesARound);
                Meter whole = new Meter(one);
                whole.measure(() -> Pair.twoClients(casesARound, one::wholeCase));
                figures.keep("cases a second with their documents, " + open, one, casesARound / whole.seconds);
            }
        }
    }

    private static Meter steps(Contender one, int cases) throws Exception {
        Meter meter = new Meter(one);
        Queue<String> codes = new ConcurrentLinkedQueue<>();
        meter.measure(() -> Pair.twoClients(cases, () -> codes.add(one.begin())));
        List<String> begun = List.copyOf(codes);
        for (String step : RoundTripsIT.STEPS) {
            each(begun, code -> one.upload(code, step));
            meter.measure(() -> each(begun, code -> one.complete(code, step)));
        }
        return meter;
    }

    private static void each(List<String> codes, Consumer<String> work) throws Exception {
        Queue<String> left = new ConcurrentLinkedQueue<>(codes);
        Pair.twoClients(codes.size(), () -> work.accept(left.remove()));
    }

    /** Seconds, and milliseconds of CPU of the JVM and of its backends, while something was done. */
    private static final class Meter {

        private final Contender one;
        private double seconds;
        private double jvm;
        private double server;

        Meter(Contender one) {
            this.one = one;
        }

        void measure(Work work) throws Exception {
            double jvmBefore = one.cpu();
            double serverBefore = one.serverCpu();
            long begun = System.nanoTime();
            work.run();
            seconds += (System.nanoTime() - begun) / 1e9;
            jvm += one.cpu() - jvmBefore;
            server += one.serverCpu() - serverBefore;
        }

        private interface Work {

            void run() throws Exception;
        }
    }
}
