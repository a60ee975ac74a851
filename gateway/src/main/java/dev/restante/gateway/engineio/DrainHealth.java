package dev.restante.gateway.engineio;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A gateway that goes down is not ready from the first moment on, and answers until the last. */
@Readiness
@ApplicationScoped
class DrainHealth implements HealthCheck {

    private final Draining draining;

    DrainHealth(Draining draining) {
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("takes clients").status(!draining.hasBegun()).build();
    }
}
