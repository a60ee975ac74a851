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

    /**
     * Ends it.
     *
     * @param orderly whether the client shall still get what was sent before; if not the session is
     *     broken already
     */
    void close(boolean orderly);

    /** Hears of one transport. */
    interface Listener {

        void received(EnginePacket packet);

        /** Was not writable, is so again. */
        void drained();

        /** It ended by itself; {@link Transport#close} is still to be called. */
        void failed(CloseReason reason);
    }
}
