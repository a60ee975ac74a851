package dev.restante.producer.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether somebody delivers what is kept, if anything is; only a new process mends that. */
@Liveness
@ApplicationScoped
class OutboxLiveness implements HealthCheck {

    private final DeliveryThread thread;

    OutboxLiveness(DeliveryThread thread) {
        this.thread = thread;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox thread").status(thread.isAlive()).build();
    }
}
