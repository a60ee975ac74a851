package dev.restante.producer.kafka;

import dev.restante.contract.Topics;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where events go. Where Kafka is, and how to log in there, is said by {@code kafka.*}. */
@ConfigMapping(prefix = "restante.producer")
public interface ProducerConfiguration {

    /** Topic that the gateways read. */
    @WithDefault(Topics.SERVER_EVENTS)
    String topic();

    /** Whether to create the topic at start if it does not exist. */
    @WithDefault("true")
    boolean createTopic();

    /** Partitions of the topic if it is created here; 1 or more. */
    @WithDefault("3")
    int partitions();

    /**
     * Name under which Kafka knows the transactions of this instance. Each instance needs its own,
     * and it should stay the same over a restart: then a batch that a killed instance left open is
     * aborted as soon as the instance is back. Until then gateways wait for it.
     */
    @WithDefault("restante-producer-service")
    String transactionalId();

    /** Whether and how events are kept here until Kafka has them. */
    Outbox outbox();

    /** The outbox. Its database is set by {@code quarkus.datasource.*}. */
    interface Outbox {

        /**
         * Whether every event is stored in this service's own database first, so that one that
         * Kafka does not take now is kept and delivered later.
         */
        @WithDefault("false")
        boolean enabled();

        /** How long a request waits for Kafka before it is answered that its events are kept. */
        @WithDefault("1s")
        Duration patience();

        /** Most requests that are kept; more are refused. */
        @WithDefault("100000")
        long maxRequests();

        /** Most bytes of events that are kept, as they are stored; more are refused. */
        @WithDefault("268435456")
        long maxBytes();
    }
}
