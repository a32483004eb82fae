package com.lancore.pathways.speed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A timer that was created long before falls due while nothing else is to do; both wait beside each other. */
final class Idle {

    /** Longer than the stock engine takes until it looks once a minute only. */
    private static final int SECONDS = 140;

    private Idle() {}

    static void measure(Pair pair, Figures figures, int rounds) throws Exception {
        pair.up();
        Map<String, Contender> cases = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Contender one : pair.both()) {
                cases.put(one.name + " " + one.toFiling(), one);
            }
        }
        TimeUnit.SECONDS.sleep(SECONDS);
        ExecutorService watchers = Executors.newCachedThreadPool();
        Map<CompletableFuture<Double>, Contender> late = new LinkedHashMap<>();
        int seconds = 5;
        for (Map.Entry<String, Contender> one : cases.entrySet()) {
            seconds += 3;
            int due = seconds;
            Contender of = one.getValue();
            String timer = of.timer(one.getKey().substring(of.name.length() + 1), "filingOverdue");
            late.put(CompletableFuture.supplyAsync(() -> of.lateness(timer, due), watchers), of);
        }
        late.forEach((lateness, one) -> figures.keep("lateness on an idle node, s", one, lateness.join()));
        watchers.shutdownNow();
    }
}
