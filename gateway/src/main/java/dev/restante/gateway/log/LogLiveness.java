package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Whether somebody reads the log; Kafka may be away meanwhile. Only a new process mends that. */
@Liveness
@ApplicationScoped
class LogLiveness implements HealthCheck {

    private final LogReader reader;

    LogLiveness(LogReader reader) {
        this.reader = reader;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("log reader").status(reader.isAlive()).build();
    }
}
