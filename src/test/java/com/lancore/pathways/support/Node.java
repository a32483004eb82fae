package com.lancore.pathways.support;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The application as a process of its own, on a database file: it can be killed, and started again. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final String startsAt;
    private final int port;
    private String heap = "768m";
    private Process process;

    private Node(Path folder, String startsAt) throws IOException {
        this.folder = folder;
        this.startsAt = startsAt;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    /** A node that keeps its data in a folder; its clock begins at a wall-clock time in Shanghai. */
    public static Node in(Path folder, String startsAt) throws IOException {
        return new Node(folder, startsAt);
    }

    /** With another heap, such as {@code 320m}. */
    public Node withHeap(String most) {
        heap = most;
        return this;
    }

    /** Starts it and waits until it is ready. */
    public Node start() throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx" + heap,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        NodeMain.class.getName(),
                        "--spring.profiles.active=demo",
                        "--pathways.demo.projects=false",
                        "--server.port=" + port,
                        "--node.starts-at=" + startsAt,
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("pathways")
                                + ";LOCK_TIMEOUT=10000;WRITE_DELAY=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--logging.level.root=warn")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                .start();
        Instant until = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new AssertionError("The node did not start:\n" + Files.readString(log().toPath()));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return this;
    }

    String base() {
        return "http://localhost:" + port;
    }

    /** As the machine does it: no shutdown hook runs, nothing is flushed. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private boolean isReady() {
        try {
            Person pm = new Person(base(), "pm", "demo");
            return pm.get("/actuator/health/readiness").status() == 200
                    && pm.get("/api/calendar").status() == 200;
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }

    private File log() {
        return folder.resolve("node.log").toFile();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }
}
