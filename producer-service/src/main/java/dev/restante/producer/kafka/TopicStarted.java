package dev.restante.producer.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Started is who has made the topic, or found it, or is not to make it; with the outbox, which
 * takes events without Kafka, everybody. The database of the outbox is migrated by then: before
 * that nobody answers at all.
 */
@Startup
@ApplicationScoped
class TopicStarted implements HealthCheck {

    private final TopicSetup topics;
    private final boolean needed;

    TopicStarted(TopicSetup topics, ProducerConfiguration configuration) {
        this.topics = topics;
        this.needed = !configuration.outbox().enabled();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topic setup")
                .status(topics.isDone() || !needed)
                .withData("done", topics.isDone())
                .build();
    }
}
