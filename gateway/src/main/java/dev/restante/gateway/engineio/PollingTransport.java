package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EnginePacket.Close;
import dev.restante.gateway.engineio.EnginePacket.Noop;
import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Packets in the answers to polls (GET), and from the bodies of POSTs.
 *
 * <pre>
 *   open --close(orderly)--> saying goodbye --next poll, or 30 s--> gone
 *     |                                                              ^
 *     +--broken, or moved to a WebSocket-----------------------------+
 * </pre>
 *
 * At most one GET waits and at most one POST is under way; a second one is an error that ends the
 * session. A client that must not send any more now gets the answer to its POST later.
 */
final class PollingTransport implements Transport {

    static final String NAME = "polling";

    private static final long HURRY_MS = 100;
    private static final long GOODBYE_MS = 30_000;

    private enum State {
        OPEN,
        SAYING_GOODBYE,
        GONE
    }

    private final EventLoop loop;
    private final int outboxBytes;
    private final PollAnswers answers;
    private final Listener listener;
    private final Runnable gone;
    private final PollOutbox outbox = new PollOutbox();
    private final Posts posts;
    private State state = State.OPEN;
    private HttpServerRequest poll;
    private Future<?> goodbye;
    private boolean full;
    private boolean flushing;
    private Future<?> hurrying;

    /**
     * @param gone runs when no request of this session is expected any more
     */
    PollingTransport(
            EventLoop loop,
            EngineConfig config,
            PollAnswers answers,
            Listener listener,
            Runnable gone) {
        this.loop = loop;
        this.outboxBytes = config.outboxBytes();
        this.answers = answers;
        this.listener = listener;
        this.gone = gone;
        this.posts = new Posts(loop, config.maxPayload(), this::received, this::broken);
    }

    /** A poll arrived; on the event loop of its own connection. */
    void get(HttpServerRequest request) {
        request.response().closeHandler(ignored -> loop.execute(() -> brokenOff(request)));
        request.resume();
        if (loop.inEventLoop()) {
            polled(request);
        } else {
            loop.execute(() -> polled(request));
        }
    }

    private void polled(HttpServerRequest request) {
        if (poll != null) {
            broken();
            answers.refuse(request);
        } else if (state == State.GONE) {
            HandshakeError.SESSION_UNKNOWN.answer(request.response());
        } else {
            poll = request;
            flush();
        }
    }

    /** A POST arrived; on the event loop of its own connection. */
    void post(HttpServerRequest request) {
        posts.take(request);
    }

    private void brokenOff(HttpServerRequest request) {
        if (poll == request) {
            poll = null;
            broken();
        }
    }

    private void broken() {
        if (state == State.OPEN) {
            listener.failed(CloseReason.TRANSPORT_ERROR);
        }
    }

    private void received(EnginePacket packet) {
        if (state == State.OPEN) {
            if (packet instanceof Close) {
                if (poll != null) {
                    answer(new Noop());
                }
                listener.failed(CloseReason.TRANSPORT_CLOSE);
            } else {
                listener.received(packet);
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void send(EnginePacket packet) {
        add(EnginePacketCodec.encode(packet));
    }

    @Override
    public void send(EngineMessage message) {
        message.packets().forEach(this::add);
    }

    /** What is sent within one turn of the event loop shares an answer. */
    private void add(String packet) {
        if (state != State.OPEN) {
            return;
        }
        outbox.add(packet);
        if (!full && outbox.characters() > outboxBytes) {
            full = true;
            posts.hold(Posts.Reason.OUTBOX);
        }
        if (poll != null && !flushing) {
            flushing = true;
            loop.execute(this::flushTogether);
        }
    }

    private void flushTogether() {
        flushing = false;
        flush();
    }

    private void flush() {
        if (poll == null) {
            return;
        }
        if (outbox.isEmpty()) {
            if (state == State.SAYING_GOODBYE) {
                // Never with a message before it: the client would close before it has read that.
                answer(outbox.take().append(EnginePacketCodec.SEPARATOR).append('1'));
                leave();
            }
            return;
        }
        answer(outbox.take());
        if (full && outbox.characters() <= outboxBytes / 2) {
            full = false;
            listener.drained();
            if (!full) {
                posts.release(Posts.Reason.OUTBOX);
            }
        }
    }

    private void answer(EnginePacket packet) {
        answer(new StringBuilder(EnginePacketCodec.encode(packet)));
    }

    private void answer(StringBuilder payload) {
        HttpServerRequest waiting = poll;
        poll = null;
        answers.answer(waiting, payload.toString());
    }

    @Override
    public boolean writable() {
        return state == State.OPEN && !full;
    }

    @Override
    public boolean immediate() {
        return state == State.OPEN && poll != null && outbox.isEmpty();
    }

    @Override
    public void pause(boolean pause) {
        if (pause) {
            posts.hold(Posts.Reason.APPLICATION);
        } else {
            posts.release(Posts.Reason.APPLICATION);
        }
    }

    /** The client probes another transport, and moves as soon as no poll waits. */
    void hurry() {
        if (hurrying == null) {
            posts.hurry(true);
            hurrying = loop.scheduleAtFixedRate(this::hurryOn, 0, HURRY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void hurryOn() {
        if (state == State.OPEN && poll != null && outbox.isEmpty()) {
            answer(new Noop());
        }
    }

    /** The probe came to nothing, or to an end. */
    void stay() {
        if (hurrying != null) {
            hurrying.cancel(false);
            hurrying = null;
            posts.hurry(false);
        }
    }

    /** The client has moved; what was not sent yet follows it, packet by packet. */
    void move(Consumer<String> next) {
        state = State.GONE;
        stay();
        outbox.moveTo(next);
        end(new Noop());
    }

    @Override
    public void close(boolean orderly) {
        if (!orderly) {
            leave();
        } else if (state == State.OPEN) {
            state = State.SAYING_GOODBYE;
            posts.releaseAll();
            goodbye = loop.schedule(this::leave, GOODBYE_MS, TimeUnit.MILLISECONDS);
            if (poll != null && outbox.isEmpty()) {
                leave();
            } else {
                flush();
            }
        }
    }

    private void leave() {
        if (state != State.GONE) {
            state = State.GONE;
            stay();
            if (goodbye != null) {
                goodbye.cancel(false);
            }
            outbox.clear();
            end(new Close());
            gone.run();
        }
    }

    private void end(EnginePacket lastWord) {
        if (poll != null) {
            answer(lastWord);
        }
        posts.cut();
    }
}
