package dev.restante.consumer.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** A real database in a file, which can be told to fail. */
public final class TestDatabase {

    private static final int NEVER = -1;

    private final DataSource real;
    private int stepsUntilFailure = NEVER;
    private SQLException failure;
    private long connections;

    public TestDatabase(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(
                "jdbc:h2:file:"
                        + folder.toAbsolutePath()
                        + "/db;MODE=PostgreSQL;WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        this.real = h2;
        Flyway.configure().dataSource(h2).load().migrate();
    }

    /** Closes the file, whose folder is deleted next. */
    public void close() throws SQLException {
        try (Connection connection = real.getConnection()) {
            new Sql(connection).update("SHUTDOWN");
        }
    }

    public Database database() {
        return new Database(
                (DataSource)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {DataSource.class},
                                failing(real)));
    }

    /**
     * From now on, one statement (or commit) fails.
     *
     * @param steps how many go well before it
     */
    public void failAfter(int steps, SQLException problem) {
        stepsUntilFailure = steps;
        failure = problem;
    }

    /** Whether the failure that was ordered is still to come. */
    public boolean isFailureToCome() {
        return stepsUntilFailure >= 0;
    }

    /** How many connections were taken so far. */
    public long connections() {
        return connections;
    }

    public void neverFail() {
        stepsUntilFailure = NEVER;
    }

    private InvocationHandler failing(Object target) {
        return (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement") || method.getName().equals("commit")) {
                failIfDue();
            }
            Object result = invoke(target, method, arguments);
            if (method.getName().equals("getConnection")) {
                connections++;
            }
            return result instanceof Connection connection
                    ? Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            failing(connection))
                    : result;
        };
    }

    private void failIfDue() throws SQLException {
        if (stepsUntilFailure >= 0 && stepsUntilFailure-- == 0) {
            throw failure;
        }
    }

    private static Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** As another instance does it once the holder is frozen for longer than its turn. */
    public void takeTurnFromHolder() throws SQLException {
        try (Connection connection = real.getConnection()) {
            new Sql(connection)
                    .update("UPDATE outbox_turn SET holder = 'another', turn_no = turn_no + 1");
        }
    }

    /** How many rows a table has. */
    public long rows(String table) throws SQLException {
        try (Connection connection = real.getConnection()) {
            return new Sql(connection).number("SELECT COUNT(*) FROM " + table);
        }
    }
}
