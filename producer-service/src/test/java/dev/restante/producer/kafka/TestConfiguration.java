package dev.restante.producer.kafka;

import java.time.Duration;

/** The defaults, without Quarkus. */
public record TestConfiguration() implements ProducerConfiguration {

    @Override
    public String topic() {
        return "server-events";
    }

    @Override
    public boolean createTopic() {
        return false;
    }

    @Override
    public int partitions() {
        return 3;
    }

    @Override
    public String transactionalId() {
        return "test";
    }

    @Override
    public Outbox outbox() {
        return new TestOutbox(false, Duration.ofSeconds(5), 10, 100_000);
    }

    /** An outbox as a test needs it. */
    public record TestOutbox(boolean enabled, Duration patience, long maxRequests, long maxBytes)
            implements Outbox {}
}
