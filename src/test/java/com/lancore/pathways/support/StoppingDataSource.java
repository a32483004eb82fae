package com.lancore.pathways.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The database of a node that stands still where a test has put up a sign; the application knows nothing of it. */
final class StoppingDataSource extends DelegatingDataSource {

    private final StopSigns signs;

    StoppingDataSource(DataSource database, StopSigns signs) {
        super(database);
        this.signs = signs;
    }

    /** Puts it before the database of a node that was given a folder for signs. */
    static final class BeforeTheDatabase implements BeanPostProcessor, EnvironmentAware {

        private String folder;

        @Override
        public void setEnvironment(Environment environment) {
            folder = environment.getProperty("node.stop-signs");
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return folder != null && bean instanceof DataSource database && !(bean instanceof StoppingDataSource)
                    ? new StoppingDataSource(database, new StopSigns(Path.of(folder)))
                    : bean;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return proxy(Connection.class, new Session(super.getConnection()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StoppingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A connection, and the sign that its transaction has passed. */
    private final class Session implements InvocationHandler {

        private final Connection connection;
        private Stop passed;

        Session(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            Stop atCommit = passed;
            if (name.equals("commit") || name.equals("rollback")) {
                passed = null;
            }
            if (name.equals("commit")) {
                standIf(atCommit, Stop.When.BEFORE_COMMIT);
            }
            Object result = call(connection, method, arguments);
            if (name.equals("commit")) {
                standIf(atCommit, Stop.When.AFTER_COMMIT);
            }
            if (name.equals("prepareStatement")) {
                return proxy(
                        PreparedStatement.class, new Sent(this, (PreparedStatement) result, (String) arguments[0]));
            }
            return name.equals("createStatement")
                    ? proxy(Statement.class, new Sent(this, (Statement) result, ""))
                    : result;
        }

        private void standIf(Stop stop, Stop.When when) {
            if (stop != null && stop.when() == when) {
                signs.stand();
            }
        }
    }

    /** A statement, with the values that it was given so far. */
    private final class Sent implements InvocationHandler {

        private final Session session;
        private final Statement statement;
        private final StringBuilder text;

        Sent(Session session, Statement statement, String sql) {
            this.session = session;
            this.statement = statement;
            this.text = new StringBuilder(sql);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (name.startsWith("set") && arguments != null && arguments.length > 1) {
                text.append(' ').append(arguments[1]);
            }
            if (!name.startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String sent = arguments == null || arguments.length == 0 ? text.toString() : text + " " + arguments[0];
            Stop stop = signs.read().filter(s -> s.isIn(sent)).orElse(null);
            if (stop != null) {
                session.passed = stop;
                session.standIf(stop, Stop.When.BEFORE);
            }
            Object result = call(statement, method, arguments);
            session.standIf(stop, Stop.When.AFTER);
            return result;
        }
    }
}
