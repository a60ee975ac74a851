package dev.restante.consumer.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A transaction that takes its connection when it is first needed, for work that takes long. */
final class LateTransaction implements AutoCloseable {

    private final DataSource dataSource;
    private Connection connection;
    private boolean done;

    LateTransaction(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Connection connection() throws SQLException {
        if (connection == null) {
            connection = dataSource.getConnection();
            connection.setAutoCommit(false);
        }
        return connection;
    }

    /**
     * @throws SQLException also if it is not known whether the commit arrived
     */
    void commit() throws SQLException {
        if (connection != null) {
            connection.commit();
        }
        done = true;
    }

    /** Without a commit before, nothing has happened. */
    @Override
    public void close() throws SQLException {
        if (connection == null) {
            return;
        }
        try (Connection closed = connection) {
            if (!done) {
                closed.rollback();
            }
        }
    }
}
