package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started means: the topics are there, and the log was read up to the end it had at the start. */
@Startup
@ApplicationScoped
class LogStarted implements HealthCheck {

    private final LogState state;

    LogStarted(LogState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("log caught up").status(state.ready()).build();
    }
}
