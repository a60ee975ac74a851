package dev.restante.gateway.engineio;

/**
 * What carries the packets of a session. Used on the event loop of the session only; tells its
 * listener there.
 */
interface Transport {

    /** {@code polling} or {@code websocket}, as in the query of requests. */
    String name();

    void send(EnginePacket packet);

    void send(EngineMessage message);

    /** See {@link EngineSocket#writable()}. */
    boolean writable();

    /** See {@link EngineSocket#immediate()}. */
    boolean immediate();

    /** See {@link EngineSocket#pause(boolean)}. */
    void pause(boolean paused);

    /** Ends it. */
    void close(Farewell farewell);

    /** What the client still gets of a session that ends. */
    enum Farewell {

        /** Nothing has to arrive any more: the session is broken already. */
        NONE,

        /** What was sent before, and then the end, as the reference server tells it. */
        GOODBYE,

        /** The same, but the end in the form after which every client connects again by itself. */
        COME_AGAIN
    }

    /** Hears of one transport. */
    interface Listener {

        void received(EnginePacket packet);

        /** Was not writable, is so again. */
        void drained();

        /** It ended by itself; {@link Transport#close} is still to be called. */
        void failed(CloseReason reason);
    }
}
