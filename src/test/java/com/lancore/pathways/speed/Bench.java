package com.lancore.pathways.speed;

import com.lancore.pathways.support.Database;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What {@code bench/run} runs: ours and the bare starters beside each other, one measured while the other is idle, in the
 * order A B B A, each figure the median of its rounds. Times on a shared machine are worth their ratio at most.
 *
 * <p>{@code --quick} measures less of everything; {@code --commit=} is told on the page.
 */
public final class Bench {

    private final int rounds;
    private final int casesARound;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final List<Double> loads = new ArrayList<>();

    private final boolean onlyIdle;

    private Bench(boolean quick, boolean onlyIdle) {
        this.onlyIdle = onlyIdle;
        this.rounds = 3;
        this.casesARound = quick ? 10 : 60;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = Arrays.asList(arguments);
        String commit = given.stream()
                .filter(a -> a.startsWith("--commit="))
                .map(a -> a.substring("--commit=".length()))
                .findFirst()
                .orElse("unknown");
        Path folder = Files.createTempDirectory("bench");
        try {
            Bench bench = new Bench(given.contains("--quick"), given.contains("--only-idle"));
            bench.run(folder);
            System.out.println(bench.table(commit));
        } finally {
            Database.endServer();
        }
    }

    private void run(Path folder) throws Exception {
        try (Contender ours = Contender.ours(folder);
                Contender bare = Contender.bare(folder)) {
            List<Contender> both = List.of(ours, bare);
            if (!onlyIdle) {
                for (Contender one : both) {
                    // the first start makes the tables
                    one.start();
                    one.close();
                }
                startUp(both);
            }
            for (Contender one : both) {
                one.start();
            }
            if (!onlyIdle) {
                cases(both);
            }
            idle(both);
        }
    }

    private void startUp(List<Contender> both) throws Exception {
        for (int round = 0; round < rounds; round++) {
            for (Contender one : inTurn(both, round)) {
                keep("start-up, s", one, one.start().toMillis() / 1000.0);
                keep("CPU of the start-up, s", one, one.cpu() / 1000);
                keep("memory once ready, MB", one, one.memory());
                one.close();
            }
        }
    }

    private void cases(List<Contender> both) throws Exception {
        for (Contender one : both) {
            walk(one, casesARound);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender one : inTurn(both, round)) {
                double cpu = one.cpu();
                double server = serverCpu(one.database);
                long begun = System.nanoTime();
                walk(one, casesARound);
                double seconds = (System.nanoTime() - begun) / 1e9;
                keep("cases a second, empty database, two clients", one, casesARound / seconds);
                keep("CPU of the JVM a case, ms", one, (one.cpu() - cpu) / casesARound);
                keep("CPU of PostgreSQL a case, ms", one, (serverCpu(one.database) - server) / casesARound);
            }
        }
    }

    /** A timer that was created long before falls due while nothing else is to do; both wait beside each other. */
    private void idle(List<Contender> both) throws Exception {
        ExecutorService watchers = Executors.newCachedThreadPool();
        List<String> cases = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            cases.add(both.get(0).toFiling());
            both.get(1).toFiling();
        }
        // longer than the stock engine takes to look once a minute only
        TimeUnit.SECONDS.sleep(140);
        Map<CompletableFuture<Double>, Contender> late = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Contender one : both) {
                String job = one.overdue(cases.get(round));
                int seconds = 7 + 5 * round;
                late.put(CompletableFuture.supplyAsync(() -> one.lateness(job, seconds), watchers), one);
            }
        }
        late.forEach((seconds, one) -> keep("lateness on an idle node, s", one, seconds.join()));
        watchers.shutdownNow();
    }

    private static List<Contender> inTurn(List<Contender> both, int round) {
        return round % 2 == 0 ? both : List.of(both.get(1), both.get(0));
    }

    private static void walk(Contender one, int count) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> walks = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                walks.add(clients.submit(one::wholeCase));
            }
            for (Future<?> walk : walks) {
                walk.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** Milliseconds of CPU of all backends of a database that are there now: those of a pool stay. */
    private static double serverCpu(Database database) {
        return database
                .jdbc()
                .queryForList("select pid from pg_stat_activity where datname = current_database()", Long.class)
                .stream()
                .mapToDouble(Contender::cpuOf)
                .sum();
    }

    private void keep(String figure, Contender of, double value) {
        figures.computeIfAbsent(figure + "|" + of.name, key -> new ArrayList<>())
                .add(value);
        loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.err.printf(Locale.ROOT, "%s %s: %.2f%n", of.name, figure, value);
    }

    private String table(String commit) {
        StringBuilder page = new StringBuilder();
        page.append(String.format(
                Locale.ROOT,
                "%s, commit %s, %d cores, load %.1f to %.1f, %d rounds, %d cases a round%n%n",
                LocalDate.now(ZoneOffset.UTC),
                commit,
                Runtime.getRuntime().availableProcessors(),
                loads.stream().min(Double::compare).orElseThrow(),
                loads.stream().max(Double::compare).orElseThrow(),
                rounds,
                casesARound));
        page.append("| figure | ours, median (min to max) | bare | ratio |\n|---|---|---|---|\n");
        for (String key : figures.keySet()) {
            if (key.endsWith("|ours")) {
                String figure = key.substring(0, key.indexOf('|'));
                List<Double> ours = figures.get(key);
                List<Double> bare = figures.get(figure + "|bare");
                page.append(String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %.2f |%n",
                        figure,
                        told(ours),
                        told(bare),
                        median(ours) / median(bare)));
            }
        }
        return page.toString();
    }

    private static String told(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(values), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
