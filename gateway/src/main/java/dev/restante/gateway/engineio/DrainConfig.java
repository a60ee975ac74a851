package dev.restante.gateway.engineio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this gateway goes down when it is told to (SIGTERM, or SIGINT). */
@ConfigMapping(prefix = "restante.drain")
public interface DrainConfig {

    /**
     * How long it is not ready any more, and serves as before: until whoever spreads connections
     * over gateways has seen that.
     */
    @WithDefault("0s")
    Duration readyDelay();

    /** Connections end one after another, spread evenly over this time. */
    @WithDefault("1s")
    Duration time();

    /**
     * How much longer than its turn a connection may stay because emits of it wait for Kafka or a
     * service, and the last ones because their clients do not read.
     */
    @WithDefault("5s")
    Duration patience();
}
