package dev.restante.worker.queue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether no lane has ended by a defect; Kafka may be away. Only a new process mends that. */
@Liveness
@ApplicationScoped
class LanesLiveness implements HealthCheck {

    private final Lanes lanes;

    LanesLiveness(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lanes").status(lanes.areAlive()).build();
    }
}
