package dev.restante.gateway.engineio;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A configuration without a file; what no unit test needs is not there. */
record GivenEngineConfig(
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        int maxPayload,
        int outboxBytes)
        implements EngineConfig {

    /** The times of the defaults, and little room. */
    static final GivenEngineConfig SMALL =
            new GivenEngineConfig(
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    2_000,
                    1_000);

    @Override
    public int maxConnections() {
        return 10;
    }

    @Override
    public Optional<String> cookie() {
        return Optional.empty();
    }

    @Override
    public Optional<String> route() {
        return Optional.empty();
    }

    @Override
    public Optional<List<String>> allowOrigins() {
        return Optional.empty();
    }

    @Override
    public CorsConfig cors() {
        throw new AssertionError("nobody asks for CORS here");
    }
}
