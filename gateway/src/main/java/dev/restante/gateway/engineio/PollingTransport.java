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
 *   open --farewell--> saying it --next poll without a message, or 30 s--> gone
 *     |                                                                     ^
 *     +--broken, or moved to a WebSocket------------------------------------+
 * </pre>
 *
 * At most one GET waits and at most one POST is under way; a second one is an error that ends the
 * session. A client that must not send any more now gets the answer to its POST later.
 */
final class PollingTransport implements Transport, Polls.Listener {

    static final String NAME = "polling";

    private static final long FAREWELL_MS = 30_000;

    private enum State {
        OPEN,
        SAYING_FAREWELL,
        GONE
    }

    private final EventLoop loop;
    private final PollAnswers answers;
    private final Listener listener;
    private final Runnable gone;
    private final Polls polls;
    private final Posts posts;
    private final Hurry hurry;

    private State state = State.OPEN;
    private Farewell farewell = Farewell.NONE;
    private Future<?> lastMoment;

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
        this.answers = answers;
        this.listener = listener;
        this.gone = gone;
        this.polls = new Polls(loop, answers, config.outboxBytes(), this);
        this.posts = new Posts(loop, config.maxPayload(), this::received, this::broken);
        this.hurry = new Hurry(loop, posts, this::hurryOn);
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
        if (polls.isWaiting()) {
            broken();
            answers.refuse(request);
        } else if (state == State.GONE) {
            HandshakeError.SESSION_UNKNOWN.answer(request.response());
        } else {
            polls.arrived(request);
        }
    }

    /** A POST arrived; on the event loop of its own connection. */
    void post(HttpServerRequest request) {
        posts.take(request);
    }

    private void brokenOff(HttpServerRequest request) {
        if (polls.brokeOff(request)) {
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
                polls.answer(new Noop());
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
        send(EnginePacketCodec.encode(packet));
    }

    @Override
    public void send(EngineMessage message) {
        message.packets().forEach(this::send);
    }

    private void send(String packet) {
        if (state == State.OPEN) {
            polls.send(packet);
        }
    }

    @Override
    public void full() {
        posts.hold(Posts.Reason.OUTBOX);
    }

    @Override
    public void drained() {
        listener.drained();
        if (!polls.isFull()) {
            posts.release(Posts.Reason.OUTBOX);
        }
    }

    /** The last poll of a farewell. */
    @Override
    public void idle() {
        if (state == State.SAYING_FAREWELL) {
            if (farewell == Farewell.GOODBYE) {
                polls.answer(new Noop(), new Close());
            }
            leave();
        }
    }

    @Override
    public boolean writable() {
        return state == State.OPEN && !polls.isFull();
    }

    @Override
    public boolean immediate() {
        return state == State.OPEN && polls.isIdle();
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
        hurry.begin();
    }

    private void hurryOn() {
        if (immediate()) {
            polls.answer(new Noop());
        }
    }

    /** The probe came to nothing, or to an end. */
    void stay() {
        hurry.end();
    }

    /** The client has moved; what was not sent yet follows it, packet by packet. */
    void move(Consumer<String> next) {
        state = State.GONE;
        stay();
        polls.outbox().moveTo(next);
        polls.answer(new Noop());
        posts.cut();
    }

    @Override
    public void close(Farewell last) {
        if (last == Farewell.NONE) {
            leave();
        } else if (state == State.OPEN) {
            state = State.SAYING_FAREWELL;
            farewell = last;
            if (last == Farewell.GOODBYE) {
                posts.releaseAll();
            }
            lastMoment = loop.schedule(this::leave, FAREWELL_MS, TimeUnit.MILLISECONDS);
            if (polls.isIdle()) {
                leave();
            } else {
                polls.flush();
            }
        }
    }

    private void leave() {
        if (state == State.GONE) {
            return;
        }
        state = State.GONE;
        stay();
        if (lastMoment != null) {
            lastMoment.cancel(false);
        }
        polls.outbox().clear();
        if (farewell == Farewell.COME_AGAIN) {
            // After a close packet the Python client would not.
            polls.answer(HandshakeError.COME_AGAIN);
        } else {
            polls.answer(new Close());
        }
        posts.cut();
        gone.run();
    }
}
