package dev.restante.gateway.engineio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The edge towards clients. */
@ConfigMapping(prefix = "restante.engine")
public interface EngineConfig {

    /** How long after a pong (or the open) the next ping is sent. */
    @WithDefault("25s")
    Duration pingInterval();

    /** How long a client has to answer a ping before its connection is closed. */
    @WithDefault("20s")
    Duration pingTimeout();

    /** Largest message accepted from a client, in bytes; told to clients in the handshake. */
    @WithDefault("1000000")
    int maxPayload();

    /**
     * Bytes that may wait in the socket of one client before it counts as slow: a slow client takes
     * no live events, and is fed from the log when it reads again.
     */
    @WithDefault("262144")
    int outboxBytes();
}
