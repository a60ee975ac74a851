package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import java.util.Optional;
import java.util.OptionalLong;

/** A Socket.IO v5 packet. Payloads are JSON text, parsed no further than their outline. */
sealed interface Packet {

    /** Namespace the packet belongs to. */
    String namespace();

    /** A client asks to join a namespace; {@code auth} is a JSON object. */
    record Connect(String namespace, Optional<String> auth) implements Packet {}

    /** The answer to a CONNECT: the client is in. {@code pid} only where sessions can resume. */
    record Connected(String namespace, String socket, Optional<String> pid) implements Packet {}

    /**
     * The answer to a CONNECT: the client stays out.
     *
     * @param message what it sees as {@code err.message}
     * @param data what it sees as {@code err.data}, as JSON text
     */
    record ConnectError(String namespace, String message, Optional<String> data) implements Packet {
        ConnectError(String namespace, String message) {
            this(namespace, message, Optional.empty());
        }
    }

    /** Either side leaves the namespace. */
    record Disconnect(String namespace) implements Packet {}

    /**
     * An event.
     *
     * @param ackId present when the receiver shall answer
     * @param name possibly empty, or the text of a number: the reference reads both
     * @param cursor appended as last argument, towards clients only
     */
    record Event(
            String namespace,
            OptionalLong ackId,
            String name,
            Arguments arguments,
            Optional<String> cursor)
            implements Packet {

        /** Without its arguments, which may be large: what is needed to answer it later. */
        Event toAnswer() {
            return new Event(namespace, ackId, name, Arguments.none(), cursor);
        }
    }

    /** The answer to an event. */
    record Ack(String namespace, long ackId, Arguments arguments) implements Packet {}

    /**
     * An EVENT without payload, or an ACK without payload or id, which the reference server
     * ignores.
     */
    record Empty(String namespace) implements Packet {}
}
