package dev.restante.gateway.engineio;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The edge towards clients. */
@ConfigMapping(prefix = "restante.engine")
public interface EngineConfig {

    /** How long after a pong (or the open) the next ping is sent. */
    @WithDefault("25s")
    Duration pingInterval();

    /** How long a client has to answer a ping before its connection is closed. */
    @WithDefault("20s")
    Duration pingTimeout();

    /** How long the move from polling to WebSocket may take before the WebSocket is closed. */
    @WithDefault("10s")
    Duration upgradeTimeout();

    /**
     * Largest message accepted on a WebSocket and largest body of a POST, in bytes; told to clients
     * in the handshake.
     */
    @WithDefault("1000000")
    int maxPayload();

    /**
     * Bytes that may wait for one client before it counts as slow: a slow client takes no live
     * events, is not read from, and is fed from the log when it reads again.
     */
    @WithDefault("262144")
    int outboxBytes();

    /** Connections this gateway holds at most; a handshake above that is answered 503. */
    @WithDefault("50000")
    int maxConnections();

    /**
     * Name of a cookie that holds the Engine.IO session id, for proxies that keep the requests of a
     * polling client on one gateway. Without it no cookie is set.
     */
    Optional<String> cookie();

    /**
     * What a proxy knows this gateway by: letters, digits, {@code -} and {@code _}, at most 64 of
     * them. Every Engine.IO session id ends with a dot and the route, so the proxy finds in each
     * request's parameter {@code sid} to which gateway it belongs, whether or not the client keeps
     * cookies. Without it ids say nothing of the gateway.
     */
    Optional<String> route();

    /**
     * Origins from which a browser may connect; a handshake with another {@code Origin} header is
     * refused (403, code 4). Without it all may. Browsers apply CORS to polling only, so a gateway
     * that must not serve foreign pages names its origins here.
     */
    Optional<List<String>> allowOrigins();

    /** Which pages of other origins may read answers. */
    CorsConfig cors();

    /** Cross-origin resource sharing, with the meaning of the reference server's options. */
    interface CorsConfig {

        /** {@code *}, one origin, or several; without it no CORS header is sent. */
        Optional<List<String>> origins();

        /** Whether cookies and client certificates may be sent along. */
        @WithDefault("false")
        boolean credentials();

        /** Methods a preflight allows. */
        @WithDefault("GET,HEAD,PUT,PATCH,POST,DELETE")
        String methods();

        /** Headers a preflight allows; without it those it asks for. */
        Optional<String> allowedHeaders();

        /** Headers of answers that a page may read. */
        Optional<String> exposedHeaders();

        /** How long a browser may remember a preflight. */
        Optional<Duration> maxAge();
    }
}
