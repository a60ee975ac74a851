package dev.restante.producer.outbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Transactions on the active database. The kind of a database is fixed when Quarkus builds, so both
 * are built in and one is active; neither is while the outbox is off.
 */
@ApplicationScoped
class Database {

    private final javax.sql.DataSource dataSource;

    /** For the proxy. */
    Database() {
        this((javax.sql.DataSource) null);
    }

    Database(javax.sql.DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Inject
    Database(
            @DataSource("h2") InjectableInstance<AgroalDataSource> h2,
            @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql) {
        this(h2.getHandle().getBean().isActive() ? h2.get() : postgresql.get());
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(OutboxTable table) throws SQLException;
    }

    /**
     * Does all of the work, or none of it if anything is thrown.
     *
     * @throws SQLException also if it is not known whether the commit arrived
     */
    <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(new OutboxTable(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }
}
