package dev.restante.gateway.engineio;

import java.util.concurrent.Executor;

/**
 * One connection to one client. Not thread-safe: to be used on its event loop, on which all calls
 * to its listener arrive; {@link #loop} leads there.
 */
public interface EngineSocket {

    /** Engine.IO session id; 20 characters of the URL-safe base64 alphabet. */
    String id();

    /** Sends a text message. A message to a closed connection is dropped. */
    void send(String message);

    /**
     * Whether the client keeps up. When false, what is sent still leaves, but the sender should
     * wait for {@link EngineApplication.Listener#drained()}.
     */
    boolean writable();

    /** Stops ({@code true}) or resumes ({@code false}) reading from the client. */
    void pause(boolean paused);

    /** Ends the connection; the listener is told before this returns. */
    void close(CloseReason reason);

    /** The event loop of this connection; connections of one loop give the same object. */
    Executor loop();
}
