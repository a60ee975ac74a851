package dev.restante.system.client;

/** The implementations of the Socket.IO client that a scenario runs with. */
public enum ClientKind {
    /** {@code io.socket:socket.io-client}; after a drop it begins a new session. */
    JAVA,
    /** npm {@code socket.io-client}, the one of browsers; recovers its session. */
    NODE
}
