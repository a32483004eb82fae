package com.lancore.pathways.refusal;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * The database does not answer. It is nobody's fault who called, and it passes by itself: 503, and a time after which to
 * try again.
 */
public final class DatabaseAway {

    public static final int STATUS = 503;

    /** A transaction that was broken off at its commit may have happened: who repeats a step looks first. */
    public static final Sentence SENTENCE = Sentence.of(
            "The database does not answer at the moment; please look again in a moment what was taken, and repeat what was"
                    + " not.",
            "数据库暂时无法访问，请稍后查看操作是否已生效，未生效的请重试。");

    /** For the header {@code Retry-After}. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /** Classes of SQL states: no connection, no room for one more, broken by the machine. */
    private static final Set<String> STATES = Set.of("08", "53", "58");

    /** PostgreSQL ends or refuses a session: it shuts down, a neighbour crashed, it is starting. */
    private static final String SHUTDOWN = "57P0";

    private DatabaseAway() {}

    /** Whether an exception comes from a database that does not answer. */
    public static boolean isBehind(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CannotCreateTransactionException
                    // neither committed nor rolled back: the connection broke
                    || t instanceof TransactionSystemException
                    || t instanceof DataAccessResourceFailureException
                    || (t instanceof SQLException sql && isConnection(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnection(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || STATES.stream().anyMatch(state::startsWith)
                || state.startsWith(SHUTDOWN);
    }
}
