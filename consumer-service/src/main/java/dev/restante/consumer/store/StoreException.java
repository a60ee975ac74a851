package dev.restante.consumer.store;

import java.sql.SQLException;

/** Carries an {@link SQLException} through decisions, which know nothing of databases. */
final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException sqlException;

    StoreException(SQLException sqlException) {
        super(sqlException);
        this.sqlException = sqlException;
    }

    SQLException sqlException() {
        return sqlException;
    }
}
