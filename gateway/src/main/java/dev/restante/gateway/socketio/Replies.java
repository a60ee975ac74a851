package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent.Ack;
import dev.restante.gateway.engineio.EngineSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Emits of one session whose acknowledgement is a service's answer. Each counts as in flight, which
 * bounds their number.
 */
final class Replies {

    /** What became of one. */
    sealed interface Outcome {
        /** A service answered. */
        record Answered(Ack ack) implements Outcome {}

        /** The gateway answers itself. */
        record Own(Answer answer) implements Outcome {}
    }

    private record Waiting(String eventId, Consumer<Outcome> then, Future<?> timer) {}

    private final EngineSocket socket;
    private final Map<Long, Waiting> byAckId = new HashMap<>();

    Replies(EngineSocket socket) {
        this.socket = socket;
    }

    /**
     * Waits for the answer to an event.
     *
     * @param then told once
     */
    void expect(long ackId, String eventId, Duration patience, Consumer<Outcome> then) {
        Future<?> timer =
                socket.after(patience, () -> settle(ackId, new Outcome.Own(Answer.noAnswer())));
        Waiting older = byAckId.put(ackId, new Waiting(eventId, then, timer));
        if (older != null) {
            // The same ack id twice: the client does not wait for the first any more.
            older.timer().cancel(false);
            older.then().accept(new Outcome.Own(Answer.noAnswer()));
        }
    }

    /**
     * A service answered. It is known by the event it answers, so the answer to the first of
     * several attempts at one event is the answer to all; without a cause by its ack id. An answer
     * nobody waits for is dropped.
     */
    void answered(Ack ack) {
        Optional<String> cause = ack.envelope().cause();
        if (cause.isEmpty()) {
            settle(ack.ackId(), new Outcome.Answered(ack));
        } else {
            List.copyOf(byAckId.keySet()).stream()
                    .filter(ackId -> isOf(ackId, cause.get()))
                    .forEach(ackId -> settle(ackId, new Outcome.Answered(ack)));
        }
    }

    private boolean isOf(long ackId, String eventId) {
        Waiting waiting = byAckId.get(ackId);
        return waiting != null && waiting.eventId().equals(eventId);
    }

    /** Kafka did not take the event: no service will answer it. */
    void failed(long ackId, String eventId, Answer answer) {
        if (isOf(ackId, eventId)) {
            settle(ackId, new Outcome.Own(answer));
        }
    }

    private void settle(long ackId, Outcome outcome) {
        Waiting waiting = byAckId.remove(ackId);
        if (waiting != null) {
            waiting.timer().cancel(false);
            waiting.then().accept(outcome);
        }
    }

    /** The session is over: nobody waits any longer. */
    void end() {
        List.copyOf(byAckId.keySet())
                .forEach(ackId -> settle(ackId, new Outcome.Own(Answer.noAnswer())));
    }
}
