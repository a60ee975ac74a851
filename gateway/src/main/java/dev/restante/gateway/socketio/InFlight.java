package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.EngineSocket;
import java.util.Optional;

/**
 * Emits of one connection that wait for Kafka. At the limit the connection is not read any further
 * (TCP tells the client to wait) until half of them are answered.
 */
final class InFlight {

    private final EngineSocket socket;
    private final int limit;
    private int count;
    private boolean paused;
    private Optional<Runnable> whenNone = Optional.empty();

    InFlight(EngineSocket socket, int limit) {
        this.socket = socket;
        this.limit = limit;
    }

    void begin() {
        count++;
        if (count >= limit && !paused) {
            paused = true;
            socket.pause(true);
        }
    }

    void end() {
        count--;
        if (paused && count <= limit / 2) {
            paused = false;
            socket.pause(false);
        }
        runIfNone();
    }

    /** Runs the task when none waits any more and all acknowledgements were sent. */
    void whenNone(Runnable task) {
        whenNone = Optional.of(task);
        runIfNone();
    }

    private void runIfNone() {
        if (count == 0) {
            // The acknowledgement of the one that ended is sent in the same turn, after this.
            whenNone.ifPresent(socket.loop()::execute);
        }
    }
}
