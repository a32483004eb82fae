package com.lancore.pathways.support;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Counts what the running thread asks of a database.
 *
 * <p>A statement is a round trip, a batch of them is one. So is the end of a transaction that had a statement, whoever ends
 * it: MyBatis commits nothing that only read, but the switch back to auto-commit then commits in the driver.
 */
public final class Trips implements QueryExecutionListener, MethodExecutionListener {

    private static final Set<String> ENDS = Set.of("commit", "rollback", "setAutoCommit", "close");
    private static final ThreadLocal<Tally> TALLY = new ThreadLocal<>();

    /**
     * What was counted.
     *
     * @param trips all of it
     * @param selects of these, statements that read
     * @param writes of these, statements or batches of them that write
     * @param transactions of these, transactions that ended
     */
    public record Count(int trips, int selects, int writes, int transactions) {

        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    trips + other.trips,
                    selects + other.selects,
                    writes + other.writes,
                    transactions + other.transactions);
        }

        public static Count sum(Stream<Count> counts) {
            return counts.reduce(NONE, Count::plus);
        }
    }

    private static final class Tally {
        private final Set<String> inTransaction = new HashSet<>();
        private int selects;
        private int writes;
        private int transactions;

        private Count count() {
            return new Count(selects + writes + transactions, selects, writes, transactions);
        }
    }

    /** The same database, whose use is counted. */
    public static DataSource counted(DataSource database) {
        Trips trips = new Trips();
        return ProxyDataSourceBuilder.create(database)
                .listener(trips)
                .methodListener(trips)
                .build();
    }

    /** Counts from here on in this thread. */
    public static void begin() {
        TALLY.set(new Tally());
    }

    /** What this thread has asked since it began to count, and no more. */
    public static Count end() {
        Count count = TALLY.get().count();
        TALLY.remove();
        return count;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // counted when it is done
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        Tally tally = TALLY.get();
        if (tally == null || queries.isEmpty()) {
            return;
        }
        String sql = queries.get(0).getQuery().stripLeading().toLowerCase(Locale.ROOT);
        if (sql.startsWith("select") || sql.startsWith("with")) {
            tally.selects++;
        } else {
            tally.writes++;
        }
        try {
            if (!execution.getStatement().getConnection().getAutoCommit()) {
                tally.inTransaction.add(execution.getConnectionId());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void beforeMethod(MethodExecutionContext call) {
        Tally tally = TALLY.get();
        Method method = call.getMethod();
        if (tally != null
                && call.getTarget() instanceof Connection
                && ENDS.contains(method.getName())
                && !(method.getName().equals("setAutoCommit") && Boolean.FALSE.equals(call.getMethodArgs()[0]))
                && tally.inTransaction.remove(call.getConnectionInfo().getConnectionId())) {
            tally.transactions++;
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {
        // counted before it is done: a closed connection tells nothing
    }
}
