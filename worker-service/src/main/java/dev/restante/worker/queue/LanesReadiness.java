package dev.restante.worker.queue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Whether the lanes have begun: the topics are there, and the share group is configured. */
@Readiness
@Startup
@ApplicationScoped
class LanesReadiness implements HealthCheck {

    private final Lanes lanes;

    LanesReadiness(Lanes lanes) {
        this.lanes = lanes;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("work queue");
        return lanes.isRunning()
                ? response.up().build()
                : response.down().withData("reason", lanes.obstacle()).build();
    }
}
