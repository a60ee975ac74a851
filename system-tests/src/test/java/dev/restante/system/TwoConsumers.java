package dev.restante.system;

import dev.restante.system.stack.OwnConsumer;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.stack.Part;
import dev.restante.system.stack.Postgres;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two instances of consumer-service on one PostgreSQL, with topics and a gateway of their own. Of
 * the stack they use Kafka alone.
 *
 * @param bootstrap host and port of Kafka
 */
record TwoConsumers(
        String bootstrap, Postgres postgres, OwnGateway gateway, OwnConsumer one, OwnConsumer other)
        implements AutoCloseable {

    static final String CLIENT_EVENTS = "two-client-events";
    static final String SERVER_EVENTS = "two-server-events";
    static final String DEAD_LETTERS = "two-client-events-dlq";

    static TwoConsumers start(Stack stack) {
        Postgres postgres = Postgres.start();
        Path properties = Project.module().resolve("src/test/resources/two-consumers.properties");
        return new TwoConsumers(
                stack.address(Part.KAFKA).getAuthority(),
                postgres,
                OwnGateway.start("two-consumers-gateway", stack, List.of(properties)),
                OwnConsumer.start("consumer-one", stack, environment(postgres)),
                OwnConsumer.start("consumer-two", stack, environment(postgres)));
    }

    private static Map<String, String> environment(Postgres postgres) {
        return Map.of(
                "RESTANTE_CONSUMER_GROUP",
                "two-consumers",
                "RESTANTE_CONSUMER_TOPICS_CLIENT_EVENTS",
                CLIENT_EVENTS,
                "RESTANTE_CONSUMER_TOPICS_SERVER_EVENTS",
                SERVER_EVENTS,
                "RESTANTE_CONSUMER_TOPICS_DEAD_LETTERS",
                DEAD_LETTERS,
                "QUARKUS_PROFILE",
                "prod,postgresql",
                "RESTANTE_POSTGRES_URL",
                postgres.jdbcUrl(),
                "RESTANTE_POSTGRES_USER",
                postgres.user());
    }

    String logTails() {
        return Stream.of(gateway.logTail(), one.logTail(), other.logTail())
                .reduce("", String::concat);
    }

    @Override
    public void close() {
        one.close();
        other.close();
        gateway.close();
        postgres.close();
    }
}
