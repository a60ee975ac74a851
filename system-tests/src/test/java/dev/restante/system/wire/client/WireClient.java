package dev.restante.system.wire.client;

import java.util.Optional;

/**
 * One Engine.IO connection of a client that answers pings by itself. Packets are texts as the
 * package says.
 */
public sealed interface WireClient extends AutoCloseable
        permits PollingClient, WebSocketClient, UpgradedClient {

    /** Sends packets, in one go if the transport can do that. */
    void send(String... packets);

    /**
     * The next packet that is no ping.
     *
     * @throws AssertionError if the connection ends, or nothing comes within {@link Inbox#PATIENCE}
     */
    String next();

    /**
     * The next packet that is no ping; nothing if the connection has ended, and then {@link
     * #ending} still tells how.
     *
     * @throws AssertionError if nothing comes within {@link Inbox#PATIENCE}
     */
    Optional<String> nextOrEnd();

    /**
     * How the server ended the connection.
     *
     * @throws AssertionError if another packet comes, or nothing within {@link Inbox#PATIENCE}
     */
    Ending ending();

    /** Goes away, as a client does that is done. */
    @Override
    void close();
}
