package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineApplication;
import dev.restante.gateway.engineio.EngineMessage;
import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.engineio.Handshake;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection of a client to a gateway, which may be cut, or broken unnoticed by the gateway. */
final class SimulatedLink implements EngineSocket {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String id = "link-" + COUNT.incrementAndGet();
    private final SimulatedLoop loop;
    private final Deque<String> onTheWire = new ArrayDeque<>();
    private EngineApplication.Listener listener;
    private boolean closed;
    private boolean hasClient = true;

    SimulatedLink(SimulatedLoop loop) {
        this.loop = loop;
    }

    void listener(EngineApplication.Listener gateway) {
        listener = gateway;
    }

    /** The client says something; it gets to the gateway, unless the connection ends before. */
    void say(String packet, Runnable whenItArrives) {
        loop.execute(
                () -> {
                    if (!closed) {
                        whenItArrives.run();
                        listener.message(packet);
                    }
                });
    }

    /** What the client receives next. */
    Optional<String> receive() {
        return Optional.ofNullable(onTheWire.poll());
    }

    /** Whether the gateway has ended it. */
    boolean isClosed() {
        return closed;
    }

    boolean hasClient() {
        return hasClient;
    }

    /** The client is gone, and the gateway is not told. */
    void abandon() {
        hasClient = false;
    }

    /** The gateway notices that the connection is gone. */
    void endLater(CloseReason reason) {
        loop.execute(() -> close(reason));
    }

    /** The gateway is gone. */
    void cut() {
        closed = true;
    }

    @Override
    public void send(EngineMessage message) {
        if (!closed) {
            onTheWire.add(message.text());
        }
    }

    @Override
    public void close(CloseReason reason) {
        if (!closed) {
            closed = true;
            listener.closed(reason);
        }
    }

    @Override
    public Executor loop() {
        return loop;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public boolean immediate() {
        return true;
    }

    @Override
    public void pause(boolean paused) {
        throw new AssertionError("nobody emits so much here");
    }

    @Override
    public Future<?> after(Duration delay, Runnable task) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Handshake handshake() {
        return new Handshake(Map.of(), Map.of(), "127.0.0.1");
    }

    @Override
    public String id() {
        return id;
    }
}
