package dev.restante.tracing;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/**
 * Where traces go beside OpenTelemetry's own protocol. Whether there are any is said by {@code
 * quarkus.otel.sdk.disabled}, which is true unless it is set.
 */
@ConfigMapping(prefix = "restante.tracing")
public interface TracingConfig {

    /**
     * Address of a Zipkin server's collector, such as {@code http://zipkin:9411/api/v2/spans}:
     * spans go there in Zipkin's format, and nowhere else. Without it they go to {@code
     * quarkus.otel.exporter.otlp.endpoint}.
     */
    Optional<URI> zipkin();
}
