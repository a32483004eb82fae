package com.lancore.pathways.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ActiveProfilesResolver;

/**
 * An empty database: of H2, or with {@code -Ddatabase=postgres} of a real PostgreSQL, started once a run. Whoever uses it
 * is told by the settings that an operator would make. On PostgreSQL its owner is nobody but its owner, as in production.
 */
public final class Database {

    private static final String OWNER = "pathways";

    private final String url;
    private final String user;
    private final String password;

    private Database(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Whether this run of the tests is on PostgreSQL. */
    public static boolean isPostgres() {
        return "postgres".equals(System.getProperty("database"));
    }

    /**
     * For an application in this JVM.
     *
     * @param lockTimeout how long it waits for another's row, in milliseconds
     */
    static Database empty(int lockTimeout) {
        return isPostgres()
                ? postgres(lockTimeout)
                : h2("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=" + lockTimeout);
    }

    /** For an application that is a process of its own; on H2 its file lies in the folder. */
    public static Database of(Path folder) {
        return isPostgres() ? postgres(10_000) : h2In(folder);
    }

    /** Of PostgreSQL, whatever the run is on. */
    public static Database postgres() {
        return postgres(10_000);
    }

    /** The one of a server that a test may kill. */
    public static Database on(PostgresServer server) {
        return new Database(
                server.url() + "&options=-c%20lock_timeout=10000", PostgresServer.OWNER, PostgresServer.OWNER);
    }

    /** Of H2, in a folder. */
    public static Database h2In(Path folder) {
        return h2("file:" + folder.resolve("pathways") + ";LOCK_TIMEOUT=10000;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }

    private static Database h2(String where) {
        return new Database("jdbc:h2:" + where, "sa", "");
    }

    private static Database postgres(int lockTimeout) {
        String name = "it_" + UUID.randomUUID().toString().replace("-", "");
        new JdbcTemplate(Server.RUNNING.getPostgresDatabase()).execute("create database " + name + " owner " + OWNER);
        return new Database(
                Server.RUNNING.getJdbcUrl(OWNER, name) + "&options=-c%20lock_timeout=" + lockTimeout, OWNER, OWNER);
    }

    /** The settings, by the names they have in the environment. */
    public Map<String, String> settings() {
        return Map.of("PATHWAYS_DB_URL", url, "PATHWAYS_DB_USER", user, "PATHWAYS_DB_PASSWORD", password);
    }

    /** The profile of an application that works on it. */
    String profile() {
        return url.startsWith("jdbc:postgresql:") ? "postgres" : "default";
    }

    /** Looks into it, past the application. */
    public JdbcTemplate jdbc() {
        return new JdbcTemplate(new DriverManagerDataSource(url, user, password));
    }

    /** Rows by the million, whose references are right already: past every check and trigger of PostgreSQL. */
    public JdbcTemplate unchecked() {
        String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
        DriverManagerDataSource server = new DriverManagerDataSource(
                Server.RUNNING.getJdbcUrl("postgres", name) + "&options=-c%20session_replication_role=replica");
        return new JdbcTemplate(server);
    }

    /** Ends the PostgreSQL of this JVM, for who has no Spring to end it. */
    public static void endServer() {
        Server.end(Server.RUNNING);
    }

    /** Started with the first database that is asked for, and ended with this JVM. */
    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        // what a test loses with the machine's power is no loss
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setRegisterShutdownHook(false)
                        .start();
                // after the applications, which write until they end
                SpringApplication.getShutdownHandlers().add(() -> end(server));
                new JdbcTemplate(server.getPostgresDatabase())
                        .execute("create role " + OWNER + " login password '" + OWNER + "'");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives the application of a test its own. */
    static final class OfATest implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            int lockTimeout = context.getEnvironment().getProperty("database.lock-timeout", Integer.class, 10_000);
            TestPropertyValues.of(empty(lockTimeout).settings()).applyTo(context);
        }
    }

    /** The profiles of the application of a test. */
    static final class Profiles implements ActiveProfilesResolver {

        @Override
        public String[] resolve(Class<?> test) {
            return isPostgres() ? new String[] {"demo", "postgres"} : new String[] {"demo"};
        }
    }
}
