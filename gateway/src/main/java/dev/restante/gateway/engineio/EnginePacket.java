package dev.restante.gateway.engineio;

/** An Engine.IO v4 packet. */
sealed interface EnginePacket {

    /** First packet on a new connection; {@code json} holds the session's parameters. */
    record Open(String json) implements EnginePacket {}

    /** The other side ends the session (polling only; ignored on a WebSocket). */
    record Close() implements EnginePacket {}

    /** Heartbeat from the server, or the probe of an upgrade. */
    record Ping(String data) implements EnginePacket {}

    /** Answer to a ping. */
    record Pong(String data) implements EnginePacket {}

    /** What the layer above sends, as text. */
    record Message(String text) implements EnginePacket {}

    /** What the layer above sends, as bytes; not to be changed. */
    record Binary(byte[] bytes) implements EnginePacket {}

    /** The client moves to the probed transport. */
    record Upgrade() implements EnginePacket {}

    /** Nothing; ends a waiting poll. */
    record Noop() implements EnginePacket {}

    /** What is no packet at all; it ends the connection it came on. */
    record Invalid() implements EnginePacket {}
}
