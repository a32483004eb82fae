package com.lancore.pathways.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The nginx of {@code docker/nginx.conf}, as a plain process, where one is installed. */
public final class Proxy implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("docker", "nginx.conf");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final Process process;

    private Proxy(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** The program; empty where it is not installed. */
    public static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it before two nodes; only the addresses are others than in the file. */
    public static Proxy before(Node one, Node two, Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String configuration = Files.readString(CONFIGURATION)
                .replace("server node1:8080", "server 127.0.0.1:" + one.port())
                .replace("server node2:8080", "server 127.0.0.1:" + two.port())
                .replace("listen 8080", "listen 127.0.0.1:" + port)
                // whoever runs the test owns these folders
                .replace("http {", "http {\n" + temporary(folder) + "access_log off;\n");
        Path file = Files.writeString(folder.resolve("nginx.conf"), configuration);
        Process process = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("nginx.log").toString(),
                        "-c",
                        file.toString(),
                        "-g",
                        "daemon off; pid " + folder.resolve("nginx.pid") + ";")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        Proxy proxy = new Proxy(port, process);
        proxy.await(folder);
        return proxy;
    }

    private static String temporary(Path folder) {
        StringBuilder paths = new StringBuilder();
        for (String what : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            paths.append(what)
                    .append("_temp_path ")
                    .append(folder.resolve("nginx-" + what))
                    .append(";\n");
        }
        return paths.toString();
    }

    private void await(Path folder) throws IOException, InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        while (!listens()) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new AssertionError("nginx did not start:\n" + Files.readString(folder.resolve("nginx.out")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public String base() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
