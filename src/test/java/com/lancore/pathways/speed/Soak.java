package com.lancore.pathways.speed;

import com.lancore.pathways.support.Person;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A steady load on one node for minutes, or for hours: one client starts studies, uploads, completes, reads, and timers
 * fire. Once a minute it is looked at what the node holds; at the end, whether that grows.
 */
final class Soak {

    /** Between two studies, so that a machine that does other things as well is not starved. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** More growth than this, from the second quarter of the time to the last, is not flat. */
    private static final double FLAT = 1.05;

    private final Contender node;
    private final AtomicInteger walked = new AtomicInteger();
    private final List<Sample> samples = new ArrayList<>();

    Soak(Contender node) {
        this.node = node;
    }

    /**
     * What the node held at a minute.
     *
     * @param heap in megabytes, right after a collection
     * @param resident in megabytes
     */
    private record Sample(
            int minute, int studies, double heap, double resident, double threads, double connections, double files) {}

    void run(int minutes) throws Exception {
        node.start();
        Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> loadUntil(end));
        JMXServiceURL address = managed();
        for (int minute = 1; minute <= minutes && !load.isDone(); minute++) {
            TimeUnit.MINUTES.sleep(1);
            Sample sample = sample(minute, address);
            samples.add(sample);
            System.err.println(line(sample));
        }
        load.get(2, TimeUnit.MINUTES);
    }

    private void loadUntil(Instant end) {
        while (Instant.now().isBefore(end)) {
            String code = node.begin();
            RoundTripsIT.STEPS.forEach(step -> {
                node.take(code, step);
                if (step.equals("recordEthicsReview")) {
                    node.lateness(node.timer(code, "filingReminder"), 0);
                }
            });
            read(code);
            walked.incrementAndGet();
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void read(String code) {
        Person manager = node.person("pm");
        Stream.of(
                        "/engine-rest/task?sortBy=dueDate&sortOrder=asc&maxResults=50",
                        "/api/projects/" + code,
                        "/api/projects/" + code + "/documents",
                        "/api/projects/" + code + "/deadlines",
                        "/actuator/health")
                .forEach(page -> manager.get(page).is(200));
    }

    // the address is that of a process which this one has started
    @SuppressWarnings("BanJNDI")
    private Sample sample(int minute, JMXServiceURL address) throws IOException {
        long pid = node.pid();
        try (JMXConnector connector = JMXConnectorFactory.connect(address);
                Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                    connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
            memory.gc();
            return new Sample(
                    minute,
                    walked.get(),
                    memory.getHeapMemoryUsage().getUsed() / 1048576.0,
                    node.memory(),
                    threads(pid),
                    node.connections(),
                    files.count());
        }
    }

    private static double threads(long pid) throws IOException {
        Matcher threads =
                Pattern.compile("Threads:\\s+(\\d+)").matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        return threads.find() ? Double.parseDouble(threads.group(1)) : Double.NaN;
    }

    private JMXServiceURL managed() throws IOException, AttachNotSupportedException {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(node.pid()));
        try {
            return new JMXServiceURL(machine.startLocalManagementAgent());
        } finally {
            machine.detach();
        }
    }

    /** One line for each tenth of the time, and what is said of the whole. */
    String table(String commit) {
        StringBuilder page = new StringBuilder(String.format(
                Locale.ROOT,
                "%d minutes, commit %s, %d studies%n%n| minute | studies | heap after a collection, MB | resident, MB | threads | connections | open files |%n|---|---|---|---|---|---|---|%n",
                samples.size(),
                commit,
                walked.get()));
        int step = Math.max(1, samples.size() / 10);
        for (int n = step - 1; n < samples.size(); n += step) {
            page.append(line(samples.get(n))).append('\n');
        }
        page.append('\n');
        page.append(verdict("heap after a collection", Sample::heap));
        page.append(verdict("resident", Sample::resident));
        page.append(verdict("threads", Sample::threads));
        page.append(verdict("connections", Sample::connections));
        page.append(verdict("open files", Sample::files));
        return page.toString();
    }

    private String verdict(String what, ToDoubleFunction<Sample> of) {
        int quarter = Math.max(1, samples.size() / 4);
        double second = mean(samples.subList(quarter, Math.min(2 * quarter, samples.size())), of);
        double last = mean(samples.subList(samples.size() - quarter, samples.size()), of);
        return String.format(
                Locale.ROOT,
                "%s: %.1f in the second quarter, %.1f in the last: %s%n",
                what,
                second,
                last,
                last <= second * FLAT ? "flat" : "grows");
    }

    private static double mean(List<Sample> some, ToDoubleFunction<Sample> of) {
        return some.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    private static String line(Sample s) {
        return String.format(
                Locale.ROOT,
                "| %d | %d | %.0f | %.0f | %.0f | %.0f | %.0f |",
                s.minute(),
                s.studies(),
                s.heap(),
                s.resident(),
                s.threads(),
                s.connections(),
                s.files());
    }
}
