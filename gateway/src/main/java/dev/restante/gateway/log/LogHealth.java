package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready means: the log was reached and read up to its end, so sessions can begin and resume. An
 * outage of Kafka later does not end that: connections stay, emits are refused.
 */
@Readiness
@ApplicationScoped
class LogHealth implements HealthCheck {

    private final LogState state;

    LogHealth(LogState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("log reached").status(state.ready()).build();
    }
}
