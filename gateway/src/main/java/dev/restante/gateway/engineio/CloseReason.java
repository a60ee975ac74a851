package dev.restante.gateway.engineio;

import java.util.EnumSet;
import java.util.Set;

/**
 * Every way a connection can end. The wire name is the reason a service reads in the lifecycle
 * event {@code disconnect}; the first five are those of the reference server. What a client sees of
 * each, {@code docs/own-services.md} says.
 */
public enum CloseReason {
    /** The client closed its transport, or the network did. */
    TRANSPORT_CLOSE("transport close"),
    /** The transport failed. */
    TRANSPORT_ERROR("transport error"),
    /** The client did not answer a ping in time. */
    PING_TIMEOUT("ping timeout"),
    /** The client sent something that is not Engine.IO or Socket.IO. */
    PARSE_ERROR("parse error"),
    /** This gateway is going down. */
    SERVER_SHUTTING_DOWN("server shutting down"),
    /** The client left the namespace itself. */
    CLIENT_DISCONNECT("client namespace disconnect"),
    /** A service took the client out of the namespace. */
    SERVER_DISCONNECT("server namespace disconnect"),
    /** No namespace was joined within the connect timeout. */
    CONNECT_TIMEOUT("connect timeout"),
    /** The same session came back on a younger connection. */
    TAKEN_OVER("session taken over"),
    /** Kafka did not give what the session missed, or did not store its rooms; it comes again. */
    LOG_UNAVAILABLE("log unavailable"),
    /** A defect in this gateway; the log says which. */
    INTERNAL_ERROR("internal error"),
    /** The gateway that held the connection was killed; it says so when it is back. */
    GATEWAY_LOST("gateway lost");

    /** What the client had nothing to do with: it is to come again, on whichever transport. */
    private static final Set<CloseReason> FOR_NOW =
            EnumSet.of(SERVER_SHUTTING_DOWN, LOG_UNAVAILABLE, INTERNAL_ERROR);

    private final String wireName;

    CloseReason(String wireName) {
        this.wireName = wireName;
    }

    /** The reason as services read it. */
    public String wireName() {
        return wireName;
    }

    /** Whether the connection ends in the form after which every client comes again by itself. */
    boolean comesAgain() {
        return FOR_NOW.contains(this);
    }
}
