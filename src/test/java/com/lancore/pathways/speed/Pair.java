package com.lancore.pathways.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Ours and the bare one, each with its database. One is measured while the other is idle, in the order A B B A. */
record Pair(Contender ours, Contender bare) implements AutoCloseable {

    static Pair in(Path folder) {
        return new Pair(Contender.ours(folder), Contender.bare(folder));
    }

    List<Contender> both() {
        return List.of(ours, bare);
    }

    List<Contender> inTurn(int round) {
        return round % 2 == 0 ? both() : List.of(bare, ours);
    }

    /** Starts whichever is down. */
    void up() throws Exception {
        for (Contender one : both()) {
            if (!one.isUp()) {
                one.start();
            }
        }
    }

    /** Two clients do the same so often. */
    static void twoClients(int times, Runnable work) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int n = 0; n < times; n++) {
                done.add(clients.submit(work));
            }
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    void stop() {
        both().forEach(Contender::stop);
    }

    @Override
    public void close() {
        stop();
    }
}
