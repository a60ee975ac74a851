package dev.restante.consumer;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.util.Map;

/** A database that is new each time, and nothing at Kafka's address. */
public final class WithoutKafka implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "mp.messaging.incoming.client-events.connector",
                InMemoryConnector.CONNECTOR,
                "kafka.bootstrap.servers",
                "localhost:1",
                "quarkus.datasource.h2.jdbc.url",
                "jdbc:h2:mem:service;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
                "quarkus.http.test-port",
                "0");
    }
}
