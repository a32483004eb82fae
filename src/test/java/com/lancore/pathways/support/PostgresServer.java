package com.lancore.pathways.support;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A PostgreSQL of a test's own, that keeps what it was told to keep: it can be killed, held, and started again on its
 * files.
 */
public final class PostgresServer implements AutoCloseable {

    static final String OWNER = "pathways";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path files;
    private final Path archive;
    private final PgBinaryResolver programs;
    private EmbeddedPostgres running;
    private int port;

    private PostgresServer(Path files, Path archive, PgBinaryResolver programs) {
        this.files = files;
        this.archive = archive;
        this.programs = programs;
    }

    /** A new one whose files lie in the folder; what it writes ahead is archived beside them, as for a backup. */
    public static PostgresServer in(Path folder) throws IOException {
        return empty(folder, DefaultPostgresBinaryResolver.INSTANCE);
    }

    /** A new one of the release that {@code tools} belong to. */
    public static PostgresServer in(Path folder, PostgresTools tools) throws IOException {
        return empty(folder, tools.server());
    }

    private static PostgresServer empty(Path folder, PgBinaryResolver programs) throws IOException {
        PostgresServer server = new PostgresServer(folder.resolve("postgres"), folder.resolve("archive"), programs);
        Files.createDirectories(server.archive);
        server.start();
        new JdbcTemplate(server.running.getPostgresDatabase())
                .execute("create role " + OWNER + " login password '" + OWNER + "'");
        new JdbcTemplate(server.running.getPostgresDatabase())
                .execute("create database " + OWNER + " owner " + OWNER + " encoding 'UTF8'");
        return server;
    }

    /** Starts on its files, at the port it had. */
    public PostgresServer start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPgBinaryResolver(programs)
                .setPGStartupWait(PATIENCE)
                .setServerConfig("archive_mode", "on")
                // quoted for the shell that starts it
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("archive_command", "'cp %p " + archive + "/%f'")
                .setServerConfig("restore_command", "'cp " + archive + "/%f %p'");
        if (port > 0) {
            builder.setPort(port);
        }
        running = builder.start();
        port = running.getPort();
        return this;
    }

    /** {@code kill -9} of its first process; the others end when they see it gone. */
    public void kill() throws IOException, InterruptedException {
        ProcessHandle first = first();
        // it makes no more of them than are waited for
        signal("STOP", first);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(first), first.descendants()).toList();
        first.destroyForcibly();
        Awaitility.await().atMost(PATIENCE).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        // lets go of its files; there is nothing left to stop
        running.close();
    }

    /** It stands still: connections stay open and nothing answers. */
    public void hold() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** It goes on. */
    public void letGo() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** The first makes the others, one for each connection: once it stands still, there are no more than are found. */
    private void signal(String name) throws IOException, InterruptedException {
        signal(name, first());
        for (ProcessHandle other : first().descendants().toList()) {
            signal(name, other);
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private ProcessHandle first() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(files.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
    }

    /** As its administrator. */
    public JdbcTemplate jdbc() {
        return new JdbcTemplate(running.getPostgresDatabase());
    }

    int port() {
        return port;
    }

    String url() {
        return running.getJdbcUrl(OWNER, OWNER);
    }

    /**
     * What {@code pg_basebackup} makes, while everything goes on: a copy of the files between the two calls that tell the
     * server of it.
     */
    public void backUpTo(Path folder) throws IOException {
        Path copy = folder.resolve("postgres");
        // both calls in one session
        new JdbcTemplate(new SingleConnectionDataSource(running.getJdbcUrl("postgres", "postgres"), true))
                .execute((ConnectionCallback<Void>) session -> {
                    try (var statement = session.createStatement()) {
                        statement.execute("select pg_backup_start('drill', true)");
                        copy(files, copy);
                        try (var stopped = statement.executeQuery("select labelfile from pg_backup_stop(true)")) {
                            stopped.next();
                            Files.writeString(copy.resolve("backup_label"), stopped.getString(1));
                        }
                        return null;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        Files.createFile(copy.resolve("recovery.signal"));
    }

    /** What was written until now is archived: the archive of a server that is lost at once lacks its last minutes. */
    public void archiveAll() {
        String last = jdbc().queryForObject("select pg_walfile_name(pg_switch_wal())", String.class);
        Awaitility.await().atMost(PATIENCE).until(() -> Files.exists(archive.resolve(last)));
    }

    /** Another server, on a backup and on what the lost one has archived. */
    public PostgresServer restored(Path folder) throws IOException {
        return new PostgresServer(folder.resolve("postgres"), archive, programs).start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path name = from.relativize(file);
                boolean ofTheServer = (name.startsWith("pg_wal") && name.getNameCount() > 1)
                        || name.startsWith("postmaster.pid")
                        || name.startsWith("postmaster.opts")
                        || name.startsWith("epg-lock");
                if (!ofTheServer) {
                    copyOne(file, to.resolve(name.toString()));
                }
            }
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }

    private static void copyOne(Path file, Path to) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                Files.createDirectories(to);
            } else {
                Files.copy(file, to);
            }
        } catch (NoSuchFileException gone) {
            // a file that goes while it is copied is made again from what was written ahead
        }
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
