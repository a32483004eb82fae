package com.lancore.pathways.speed;

import com.lancore.pathways.support.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code bench/run} runs: ours and the bare starters beside each other, on databases that grow from empty to a
 * hundred thousand open studies. Times on a shared machine are worth their ratio at most.
 *
 * <p>{@code --quick} measures less of everything, {@code --only=} some figures, with commas; {@code --soak=} is a load of so many
 * minutes on ours alone; {@code --commit=} is told on the page.
 */
public final class Bench {

    private static final List<String> FIGURES =
            List.of("start-up", "cases", "grown", "timers", "nodes", "tasks", "lateness", "idle", "recount");

    private final List<String> arguments;
    private final boolean quick;
    private final int rounds;
    private final Figures figures = new Figures();

    private Bench(List<String> arguments) {
        this.arguments = arguments;
        this.quick = arguments.contains("--quick");
        this.rounds = 3;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            System.out.println(new Bench(Arrays.asList(arguments)).run(Files.createTempDirectory("bench")));
        } finally {
            Database.endServer();
        }
    }

    private String run(Path folder) throws Exception {
        String commit = told("--commit=").orElse("unknown");
        Optional<Integer> minutes = told("--soak=").map(Integer::valueOf);
        if (minutes.isPresent()) {
            try (Contender node = Contender.ours(folder)) {
                Soak soak = new Soak(node);
                soak.run(minutes.get());
                return soak.table(commit);
            }
        }
        if (!FIGURES.containsAll(asked())) {
            throw new IllegalArgumentException(asked() + " are not all of " + FIGURES);
        }
        try (Pair pair = Pair.in(folder)) {
            measure(pair);
        }
        if (asks("recount")) {
            try (Contender ours = Contender.ours(folder)) {
                Recount.measure(ours, figures, rounds, quick ? 1000 : 10_000);
            }
        }
        return figures.table(commit);
    }

    private void measure(Pair pair) throws Exception {
        int casesARound = quick ? 10 : 20;
        if (asks("start-up")) {
            StartUp.measure(pair, figures, rounds);
        }
        if (asks("cases")) {
            Cases.measure(pair, figures, rounds, casesARound, "empty database", true);
        }
        if (FIGURES.stream().anyMatch(figure -> isGrown(figure) && asks(figure))) {
            grown(pair, casesARound);
        }
        if (asks("idle")) {
            Idle.measure(pair, figures, rounds);
        }
    }

    private void grown(Pair pair, int casesARound) throws Exception {
        int many = quick ? 10_000 : 100_000;
        int last = quick ? 1000 : 10_000;
        int storm = quick ? 50 : 600;
        pair.up();
        List<Growth> growths = pair.both().stream().map(Growth::new).toList();
        if (asks("grown")) {
            growths.forEach(growth -> growth.to(1000, 1000));
            Cases.measure(pair, figures, rounds, casesARound, "1,000 open", !asks("cases"));
        }
        growths.forEach(growth -> growth.to(many, 2 * 80 * storm));
        if (asks("grown")) {
            Cases.measure(pair, figures, rounds, casesARound, many + " open", false);
        }
        if (asks("timers")) {
            TimerStorm.measure(pair, figures, rounds, storm);
        }
        if (asks("lateness")) {
            TimerStorm.lateness(pair, figures, rounds, last, storm, !asks("timers"));
        }
        if (asks("nodes")) {
            TwoNodes.measure(pair.ours(), figures, rounds, storm);
        }
        if (asks("tasks")) {
            TaskLists.measure(pair, figures, rounds);
        }
    }

    private static boolean isGrown(String figure) {
        return List.of("grown", "tasks", "timers", "lateness", "nodes").contains(figure);
    }

    private boolean asks(String figure) {
        return asked().contains(figure);
    }

    private List<String> asked() {
        return told("--only=").map(only -> List.of(only.split(",", -1))).orElse(FIGURES);
    }

    private Optional<String> told(String option) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst();
    }
}
