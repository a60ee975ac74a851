package dev.restante.producer.outbox;

import dev.restante.producer.kafka.ProducerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready is whose outbox is full: the next request would be refused. */
@Readiness
@ApplicationScoped
class OutboxReadiness implements HealthCheck {

    private static final String NAME = "outbox";

    private final Outbox outbox;
    private final boolean enabled;

    OutboxReadiness(Outbox outbox, ProducerConfiguration configuration) {
        this.outbox = outbox;
        this.enabled = configuration.outbox().enabled();
    }

    @Override
    public HealthCheckResponse call() {
        if (!enabled) {
            return HealthCheckResponse.named(NAME).up().withData("enabled", false).build();
        }
        try {
            OutboxState state = outbox.state();
            return HealthCheckResponse.named(NAME)
                    .status(!state.isFull())
                    .withData("waiting", state.waiting())
                    .build();
        } catch (NotKeptException e) {
            return HealthCheckResponse.named(NAME).down().withData("reason", "database").build();
        }
    }
}
