package dev.restante.gateway.engineio;

/**
 * Every way a connection can end. The wire name is the reason a service reads in the lifecycle
 * event {@code disconnect}; the first five are those of the reference server.
 */
public enum CloseReason {
    /** The client closed its transport, or the network did. */
    TRANSPORT_CLOSE("transport close", true),
    /** The transport failed. */
    TRANSPORT_ERROR("transport error", true),
    /** The client did not answer a ping in time. */
    PING_TIMEOUT("ping timeout", true),
    /** The client sent something that is not Engine.IO or Socket.IO. */
    PARSE_ERROR("parse error", true),
    /** This gateway is going down. */
    SERVER_SHUTTING_DOWN("server shutting down", true),
    /** The client left the namespace itself. */
    CLIENT_DISCONNECT("client namespace disconnect", false),
    /** A service took the client out of the namespace. */
    SERVER_DISCONNECT("server namespace disconnect", false),
    /** No namespace was joined within the connect timeout. */
    CONNECT_TIMEOUT("connect timeout", true),
    /** The same session came back on a younger connection. */
    TAKEN_OVER("session taken over", false),
    /** The session could not be resumed because Kafka did not answer; the client comes again. */
    LOG_UNAVAILABLE("log unavailable", true),
    /** The gateway that held the connection died without a word; another told it. */
    GATEWAY_LOST("gateway lost", true);

    private final String wireName;
    private final boolean comesBack;

    CloseReason(String wireName, boolean comesBack) {
        this.wireName = wireName;
        this.comesBack = comesBack;
    }

    /** The reason as services read it. */
    public String wireName() {
        return wireName;
    }

    /** Whether the official client connects again by itself after this end. */
    public boolean comesBack() {
        return comesBack;
    }
}
