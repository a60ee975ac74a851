package dev.restante.gateway.engineio;

/** What runs on top of Engine.IO connections. Called on the event loop of the connection. */
public interface EngineApplication {

    /** Whether new connections are welcome now; if not they are refused with HTTP 503. */
    boolean accepting();

    /** A client completed its handshake; the answer hears of it from now on. */
    Listener opened(EngineSocket socket);

    /** Hears what happens on one connection, always on the event loop of that connection. */
    interface Listener {

        /** A text message arrived. */
        void message(String text);

        /** A binary message arrived; the bytes are the listener's to keep. */
        void binary(byte[] bytes);

        /** The connection is gone; called exactly once, nothing follows. */
        void closed(CloseReason reason);

        /**
         * The connection is to end soon, and nothing more is read from it.
         *
         * @param then to be run when all that was read before is answered; perhaps at once
         */
        void settle(Runnable then);

        /** A connection that was not {@link EngineSocket#writable() writable} is so again. */
        void drained();
    }
}
