package dev.restante.bench.machine;

/**
 * Settings of a server's pings.
 *
 * @param intervalMillis from a pong to the next ping
 * @param timeoutMillis for the pong
 */
public record Heartbeats(int intervalMillis, int timeoutMillis) {

    /** The default of all Socket.IO servers. */
    public static final Heartbeats USUAL = new Heartbeats(25_000, 20_000);
}
