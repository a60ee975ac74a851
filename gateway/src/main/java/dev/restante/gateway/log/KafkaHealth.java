package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * What the gateway knows of Kafka, for people. It is up also while Kafka is away: a gateway that
 * was ready stays so, since its clients are better off with it than without.
 */
@Readiness
@ApplicationScoped
class KafkaHealth implements HealthCheck {

    private final LogReader reader;
    private final EventPublisher publisher;

    KafkaHealth(LogReader reader, EventPublisher publisher) {
        this.reader = reader;
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Kafka")
                .up()
                .withData("connected", reader.isConnected())
                .withData("confirms", publisher.isConfirming())
                .build();
    }
}
