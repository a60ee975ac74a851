package dev.restante.tracing;

import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tracing as the services get it. */
final class TracingParts {

    @Produces
    @Singleton
    Tracing tracing(
            Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        return disabled ? Tracing.off() : Tracing.with(tracer);
    }

    @Produces
    @Singleton
    RecordTracing recordTracing(Tracing tracing) {
        return new RecordTracing(tracing);
    }
}
