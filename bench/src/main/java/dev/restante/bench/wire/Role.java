package dev.restante.bench.wire;

/** What a client does once it is in the namespace. Called on the thread of its {@link Loop}. */
public interface Role {

    /**
     * An event ({@code 2…}) or an ack ({@code 3…}) came: a Socket.IO packet from its type on. The
     * bytes are valid only during the call.
     *
     * @param now {@link System#nanoTime()} when it was read
     */
    void packet(byte[] bytes, int from, int to, long now);

    /** A client that hears and says nothing. */
    static Role silent() {
        return (bytes, from, to, now) -> {};
    }
}
