package dev.restante.bench.wire;

import java.io.IOException;
import java.util.function.Consumer;

/** What a client does once it is in the namespace. Called on the thread of its {@link Loop}. */
public interface Role {

    /**
     * An event ({@code 2…}) or an ack ({@code 3…}) came: a Socket.IO packet from its type on. The
     * bytes are valid only during the call.
     *
     * @param now {@link System#nanoTime()} when it was read
     */
    void packet(byte[] bytes, int from, int to, long now);

    /** The Socket.IO packet that asks to join the namespace; a session is resumed by more. */
    default String connect() {
        return "0";
    }

    /**
     * The client is in the namespace.
     *
     * @param sender of messages, which leave after this
     * @param answer the server's packet: {@code 0} and JSON
     * @param now {@link System#nanoTime()} when it was read
     */
    default void joined(Consumer<String> sender, String answer, long now) {}

    /**
     * The connection ended, or a server sent what is not expected.
     *
     * @throws IOException if that fails the whole load
     */
    default void ended(IOException why) throws IOException {
        throw why;
    }

    /** A client that hears and says nothing. */
    static Role silent() {
        return (bytes, from, to, now) -> {};
    }
}
