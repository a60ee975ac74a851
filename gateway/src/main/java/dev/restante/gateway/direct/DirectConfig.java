package dev.restante.gateway.direct;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Events straight to services by HTTP. */
@ConfigMapping(prefix = "restante.direct")
public interface DirectConfig {

    /** Connections to one service; an event has one for itself until it is answered. */
    @WithDefault("50")
    int connections();

    /** Events that wait for a connection to a service; more are refused ({@code busy}). */
    @WithDefault("1000")
    int maxWaiting();

    /** Bytes of all events that were not answered yet, about; beyond that events are refused. */
    @WithDefault("33554432")
    int maxWaitingBytes();

    /** How long it may take to connect to a service. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Bytes of a service's answer; with more it counts as failed. */
    @WithDefault("1000000")
    int maxAnswerBytes();
}
