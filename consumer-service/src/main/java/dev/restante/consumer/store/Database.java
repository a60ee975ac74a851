package dev.restante.consumer.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions on the one active database. */
public final class Database {

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A transaction that takes its connection when it is first needed. */
    LateTransaction late() {
        return new LateTransaction(dataSource);
    }

    /**
     * What is done in one transaction.
     *
     * @param <T> what comes out of it
     * @param <E> what else may go wrong
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T in(Connection connection) throws SQLException, E;
    }

    /**
     * Does all of the work, or none of it if anything is thrown.
     *
     * @throws SQLException also if it is not known whether the commit arrived
     */
    public <T, E extends Exception> T transaction(Work<T, E> work) throws SQLException, E {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(connection);
                connection.commit();
                done = true;
                return result;
            } catch (StoreException e) {
                throw e.sqlException();
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }
}
