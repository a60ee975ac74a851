package dev.restante.consumer.road;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether somebody sends what is in the outbox, or waits to; only a new process mends that. */
@Liveness
@ApplicationScoped
class OutboxLiveness implements HealthCheck {

    private final OutboxThread thread;

    OutboxLiveness(OutboxThread thread) {
        this.thread = thread;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("outbox thread").status(thread.isAlive()).build();
    }
}
