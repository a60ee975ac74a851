package dev.restante.gateway.engineio;

import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpServerRequest;

/**
 * The GETs of one polling session: what waits for the client, and the one GET that waits for
 * something to be sent.
 */
final class Polls {

    /** Hears how the client gets on with fetching. */
    interface Listener {

        /** More waits for the client than should. */
        void full();

        /** What was full has room again. */
        void drained();

        /** A GET waits, and there is nothing to answer it with. */
        void idle();
    }

    private final EventLoop loop;
    private final PollAnswers answers;
    private final PollOutbox outbox;
    private final Listener listener;

    private HttpServerRequest waiting;
    private boolean flushing;

    /**
     * @param loop of the session
     * @param outboxBytes see {@link EngineConfig#outboxBytes()}
     */
    Polls(EventLoop loop, PollAnswers answers, int outboxBytes, Listener listener) {
        this.loop = loop;
        this.answers = answers;
        this.outbox = new PollOutbox(outboxBytes);
        this.listener = listener;
    }

    /** Whether a GET waits. */
    boolean isWaiting() {
        return waiting != null;
    }

    /** Whether a GET waits, and would be answered at once with what is sent now. */
    boolean isIdle() {
        return waiting != null && outbox.isEmpty();
    }

    boolean isFull() {
        return outbox.isFull();
    }

    /** A GET arrived while none was waiting. */
    void arrived(HttpServerRequest request) {
        waiting = request;
        flush();
    }

    /** A GET that was not answered broke off; whether it was the one that waits. */
    boolean brokeOff(HttpServerRequest request) {
        boolean ours = waiting == request;
        if (ours) {
            waiting = null;
        }
        return ours;
    }

    /** What is sent within one turn of the event loop shares an answer. */
    void send(String packet) {
        if (outbox.add(packet)) {
            listener.full();
        }
        if (waiting != null && !flushing) {
            flushing = true;
            loop.execute(this::flushTogether);
        }
    }

    private void flushTogether() {
        flushing = false;
        flush();
    }

    /** What waits leaves, if a GET waits for it. */
    void flush() {
        if (isIdle()) {
            listener.idle();
        } else if (waiting != null) {
            answers.answer(taken(), outbox.take());
            if (outbox.hasRoomAgain()) {
                listener.drained();
            }
        }
    }

    /** Answers the GET that waits, if one does, with nothing but these packets. */
    void answer(EnginePacket... packets) {
        if (waiting != null) {
            StringBuilder payload = new StringBuilder();
            for (EnginePacket packet : packets) {
                payload.append(payload.isEmpty() ? "" : EnginePacketCodec.SEPARATOR)
                        .append(EnginePacketCodec.encode(packet));
            }
            answers.answer(taken(), payload.toString());
        }
    }

    /** Answers the GET that waits, if one does, with an error. */
    void answer(HandshakeError error) {
        if (waiting != null) {
            error.answer(taken().response());
        }
    }

    private HttpServerRequest taken() {
        HttpServerRequest taken = waiting;
        waiting = null;
        return taken;
    }

    /** What the client did not fetch; it will not any more. */
    PollOutbox outbox() {
        return outbox;
    }
}
