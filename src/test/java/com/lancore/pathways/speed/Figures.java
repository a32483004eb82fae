package com.lancore.pathways.speed;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, and the table it makes: each figure of ours beside the bare one's, or alone where there is no such. */
final class Figures {

    private final Map<String, Map<String, List<Double>>> measured = new LinkedHashMap<>();
    private final List<Double> loads = new ArrayList<>();

    synchronized void keep(String figure, Contender of, double value) {
        keep(figure, of.name, value);
    }

    /**
     * Keeps one value.
     *
     * @param of whose it is: {@code ours}, {@code bare}, or another name for a line that stands alone
     */
    synchronized void keep(String figure, String of, double value) {
        measured.computeIfAbsent(figure, key -> new LinkedHashMap<>())
                .computeIfAbsent(of, key -> new ArrayList<>())
                .add(value);
        loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.err.printf(Locale.ROOT, "%s %s: %.2f%n", of, figure, value);
    }

    double median(String figure, String of) {
        return median(measured.get(figure).get(of));
    }

    String table(String commit) {
        StringBuilder page = new StringBuilder();
        page.append(String.format(
                Locale.ROOT,
                "%s, commit %s, %d cores, load %.1f to %.1f%n%n",
                LocalDate.now(ZoneOffset.UTC),
                commit,
                Runtime.getRuntime().availableProcessors(),
                loads.stream().min(Double::compare).orElse(0.0),
                loads.stream().max(Double::compare).orElse(0.0)));
        page.append("| figure | ours, median (min to max) | bare | ratio |\n|---|---|---|---|\n");
        measured.forEach((figure, sides) -> page.append(line(figure, sides)));
        return page.toString();
    }

    private static String line(String figure, Map<String, List<Double>> sides) {
        List<Double> ours = sides.get("ours");
        List<Double> bare = sides.get("bare");
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                figure,
                ours == null ? "" : told(ours),
                bare == null ? "" : told(bare),
                ours == null || bare == null ? "" : String.format(Locale.ROOT, "%.2f", median(ours) / median(bare)));
    }

    private static String told(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(values), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
