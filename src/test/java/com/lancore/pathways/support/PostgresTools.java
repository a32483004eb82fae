package com.lancore.pathways.support;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL that is installed on this machine, with the tools that the one of Maven Central lacks: {@code pg_dump} and
 * {@code pg_restore}. A dump is only made by tools of the server's release or a newer one, therefore its server is used, too.
 */
public final class PostgresTools {

    /** Where Debian keeps the releases, one folder each. */
    private static final Path RELEASES = Path.of("/usr/lib/postgresql");

    private final Path release;

    private PostgresTools(Path release) {
        this.release = release;
    }

    /** The newest; empty where none is installed, or the tools alone. */
    public static Optional<PostgresTools> installed() throws IOException {
        if (!Files.isDirectory(RELEASES)) {
            return Optional.empty();
        }
        try (Stream<Path> releases = Files.list(RELEASES)) {
            return releases.filter(release -> Stream.of("initdb", "pg_dump", "pg_restore")
                            .allMatch(program ->
                                    Files.isExecutable(release.resolve("bin").resolve(program))))
                    .max(Comparator.naturalOrder())
                    .map(PostgresTools::new);
        }
    }

    /** The server, packed as those of Maven Central are. */
    PgBinaryResolver server() {
        return (system, machine) -> {
            ProcessBuilder packing = new ProcessBuilder(
                    "tar",
                    "-cJ",
                    "-C",
                    release.toString(),
                    // for the compiler of queries, which is of no use here
                    "--exclude=lib/bitcode",
                    "--exclude=lib/llvmjit*",
                    "bin/initdb",
                    "bin/pg_ctl",
                    "bin/postgres",
                    "lib");
            // read once: not worth packing well
            packing.environment().put("XZ_OPT", "-0");
            return new BufferedInputStream(packing.redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .getInputStream());
        };
    }

    public void dump(PostgresServer from, Path file) {
        run("pg_dump", from, "-Fc", "-f", file.toString());
    }

    /** Into an empty database. */
    public void restore(Path file, PostgresServer to) {
        run("pg_restore", to, "--exit-on-error", file.toString());
    }

    private void run(String program, PostgresServer server, String... options) {
        List<String> command = new ArrayList<>(List.of(
                release.resolve("bin").resolve(program).toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(server.port()),
                "-U",
                PostgresServer.OWNER,
                "-d",
                PostgresServer.OWNER));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("PGPASSWORD", PostgresServer.OWNER);
        try {
            int failed = builder.start().waitFor();
            if (failed != 0) {
                throw new AssertionError(program + " ended with " + failed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
