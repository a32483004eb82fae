package com.lancore.pathways.support;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application as a process of its own: it can be killed, and started again on the same database. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Database database;
    private final File log;
    private final Path clock;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final int port;
    private String heap = "768m";
    private String profiles;
    private Process process;
    private StopSigns signs;

    private Node(Database database, Path folder, String name) throws IOException {
        this.database = database;
        this.log = folder.resolve(name + ".log").toFile();
        this.clock = folder.resolve(name + ".clock");
        with("node.clock", clock.toString());
        inTheDemo();
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
    }

    /** A node of its own that keeps its log (and on H2 its data) in a folder; its clock begins at a wall-clock time in Shanghai. */
    public static Node in(Path folder, String startsAt) throws IOException {
        return new Node(Database.of(folder), folder, "node")
                .startsAt(startsAt)
                .with("camunda.bpm.job-execution.enabled", "false");
    }

    /** One of several on a database, whose timers fire; its log is in the folder. */
    public static Node of(Database database, Path folder, String name) throws IOException {
        return new Node(database, folder, name);
    }

    /** Without the people of the demo, as it runs for real. */
    public Node inProduction() {
        profiles = database.profile();
        return this;
    }

    /** With the people of the demo, as it is when nobody says otherwise. */
    public Node inTheDemo() {
        profiles = "demo," + database.profile();
        return this;
    }

    /** At its next start its clock begins at a wall-clock time in Shanghai. */
    public Node startsAt(String inShanghai) {
        return with("node.starts-at", inShanghai);
    }

    /** The clock of the node that runs jumps to a wall-clock time in Shanghai, forward or back. */
    public Node jumpsTo(String inShanghai) throws IOException {
        NodeClock.jump(clock, inShanghai);
        return this;
    }

    /** One more property, or another value of one. */
    public Node with(String property, String value) {
        settings.put(property, value);
        return this;
    }

    /** It stands still where a test says so; the signs are put up in a folder. */
    public Node withStopSignsIn(Path folder) {
        signs = new StopSigns(folder);
        return with("node.stop-signs", folder.toString());
    }

    /** From now on it stands still at this place, once. */
    public Node stopsAt(Stop stop) throws IOException {
        signs.put(stop);
        return this;
    }

    /** Waits until it stands still there. */
    public Node standing() {
        signs.awaitStanding();
        return this;
    }

    /** It goes on from where it stands. */
    public Node goesOn() throws IOException {
        signs.goOn();
        return this;
    }

    /** With another heap, such as {@code 320m}. */
    public Node withHeap(String most) {
        heap = most;
        return this;
    }

    /** Starts it and waits until it is ready. */
    public Node start() throws IOException, InterruptedException {
        return launch().ready();
    }

    /** Starts it and does not wait. */
    public Node launch() throws IOException, InterruptedException {
        List<String> command = SharedClasses.command(heap);
        command.addAll(List.of(
                "--spring.profiles.active=" + profiles,
                "--server.address=127.0.0.1",
                "--pathways.demo.projects=false",
                "--server.port=" + port,
                "--logging.level.root=warn"));
        settings.forEach((property, value) -> command.add("--" + property + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        builder.environment().putAll(database.settings());
        process = builder.start();
        return this;
    }

    /** Waits until it is ready. */
    public Node ready() throws IOException, InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new AssertionError("The node did not start:\n" + log());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return this;
    }

    /** What it has written so far. */
    public String log() throws IOException {
        return Files.readString(log.toPath());
    }

    public String base() {
        return "http://localhost:" + port;
    }

    public int port() {
        return port;
    }

    /** As the machine does it: no shutdown hook runs, nothing is flushed. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Whether its port is open. */
    public boolean isReachable() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private boolean isReady() {
        try {
            return new Person(base(), null, null)
                            .get("/actuator/health/readiness")
                            .status()
                    == 200;
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }
}
