package dev.restante.gateway.engineio;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * One connection to one client, whichever transport carries it. Not thread-safe: to be used on its
 * event loop, on which all calls to its listener arrive; {@link #loop} leads there.
 */
public interface EngineSocket {

    /** Engine.IO session id; 20 characters of the URL-safe base64 alphabet. */
    String id();

    /** What the client said when it opened the connection. */
    Handshake handshake();

    /** Sends a message. A message to a closed connection is dropped. */
    void send(EngineMessage message);

    /**
     * Whether the client keeps up. When false, what is sent still leaves, but the sender should
     * wait for {@link EngineApplication.Listener#drained()}.
     */
    boolean writable();

    /**
     * Whether what is sent now leaves now: on a WebSocket if the client keeps up, on polling if a
     * poll waits. Volatile events are sent only then.
     */
    boolean immediate();

    /** Stops ({@code true}) or resumes ({@code false}) reading from the client. */
    void pause(boolean paused);

    /** Ends the connection; the listener is told before this returns. */
    void close(CloseReason reason);

    /** The event loop of this connection; connections of one loop give the same object. */
    Executor loop();

    /** Runs a task on the event loop after a delay, unless it is cancelled before. */
    Future<?> after(Duration delay, Runnable task);
}
