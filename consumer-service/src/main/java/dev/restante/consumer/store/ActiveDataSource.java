package dev.restante.consumer.store;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * The kind of a database is fixed when Quarkus builds, so both are built in and one is active:
 * {@code quarkus.datasource.h2.active}, {@code quarkus.datasource.postgresql.active}.
 */
final class ActiveDataSource {

    @Produces
    @Singleton
    Database database(
            @DataSource("h2") InjectableInstance<AgroalDataSource> h2,
            @DataSource("postgresql") InjectableInstance<AgroalDataSource> postgresql) {
        boolean inFile = h2.getHandle().getBean().isActive();
        if (inFile == postgresql.getHandle().getBean().isActive()) {
            throw new IllegalStateException(
                    "exactly one of the data sources h2 and postgresql must be active");
        }
        return new Database(inFile ? h2.get() : postgresql.get());
    }
}
