package dev.restante.gateway.engineio;

import io.vertx.core.Vertx;

/**
 * The server's pings on one connection.
 *
 * <pre>
 *   waiting --pingInterval--> pinged --pong--> waiting
 *                               |pingTimeout
 *                             dead (told once)
 * </pre>
 *
 * The next ping is due an interval after the pong. The official client measures from ping to ping
 * and ignores other traffic, so pings go on under load.
 */
final class Heartbeat {

    private final Vertx vertx;
    private final EngineConfig config;
    private final Runnable ping;
    private final Runnable dead;
    private long timer = -1;
    private boolean pinged;

    Heartbeat(Vertx vertx, EngineConfig config, Runnable ping, Runnable dead) {
        this.vertx = vertx;
        this.config = config;
        this.ping = ping;
        this.dead = dead;
        await();
    }

    /** A pong that nobody asked for is harmless. */
    void pong() {
        if (pinged) {
            await();
        }
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void await() {
        vertx.cancelTimer(timer);
        pinged = false;
        timer =
                vertx.setTimer(
                        config.pingInterval().toMillis(),
                        id -> {
                            pinged = true;
                            timer =
                                    vertx.setTimer(
                                            config.pingTimeout().toMillis(), t -> dead.run());
                            ping.run();
                        });
    }
}
