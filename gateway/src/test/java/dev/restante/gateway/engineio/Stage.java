package dev.restante.gateway.engineio;

import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A session whose event loop, time, requests and WebSockets a test holds in its hand. Nothing that
 * the loop has to do happens before {@link #turn} or {@link #pass}.
 */
final class Stage {

    /** A message that alone makes the outbox full. */
    static final String LARGE = "x".repeat(GivenEngineConfig.SMALL.outboxBytes() + 1);

    private final EmbeddedChannel clock = new EmbeddedChannel();
    private final SimulatedApplication application = new SimulatedApplication();
    private final EngineSession session;
    private PollingTransport polling;
    private int gone;

    Stage() {
        clock.freezeTime();
        session =
                new EngineSession(
                        RandomId.next(),
                        loop(),
                        GivenEngineConfig.SMALL,
                        new Handshake(Map.of(), Map.of(), ""),
                        over -> gone++);
    }

    /** A session on polling, whose client has got the open packet. */
    static Stage polling() {
        Stage stage = new Stage();
        stage.polling =
                new PollingTransport(
                        stage.loop(),
                        GivenEngineConfig.SMALL,
                        new PollAnswers(null),
                        stage.session,
                        () -> stage.gone++);
        stage.session.open(stage.polling, stage.application);
        stage.poll();
        return stage;
    }

    EventLoop loop() {
        return clock.eventLoop();
    }

    EngineSession session() {
        return session;
    }

    SimulatedApplication application() {
        return application;
    }

    /** How often it was told that no request is expected any more. */
    int gone() {
        return gone;
    }

    /** The client polls. */
    SimulatedRequest poll() {
        SimulatedRequest request = SimulatedRequest.poll();
        polling.get(request.http());
        return request;
    }

    /** The client posts. */
    SimulatedRequest post(String body) {
        SimulatedRequest request = SimulatedRequest.post(body);
        polling.post(request.http());
        turn();
        return request;
    }

    /** A WebSocket that asks for nothing yet. */
    SimulatedWebSocket webSocket() {
        return new SimulatedWebSocket(loop(), GivenEngineConfig.SMALL);
    }

    /** A WebSocket on which the session begins. */
    SimulatedWebSocket opened() {
        SimulatedWebSocket ws = webSocket();
        ws.transport().listener(session);
        session.open(ws.transport(), application);
        turn();
        ws.received().clear();
        return ws;
    }

    /** The client opens a WebSocket to move to. */
    SimulatedWebSocket candidate() {
        SimulatedWebSocket ws = webSocket();
        session.probe(ws.transport());
        return ws;
    }

    /** The same, and the probe is answered. */
    SimulatedWebSocket probed() {
        SimulatedWebSocket ws = candidate();
        ws.says("2probe");
        turn();
        return ws;
    }

    /** The application sends a message. */
    void send(String text) {
        session.send(new EngineMessage(text));
    }

    /** All that the event loop has to do now. */
    void turn() {
        do {
            clock.runPendingTasks();
        } while (clock.hasPendingTasks());
    }

    /** Time passes. */
    void pass(Duration time) {
        clock.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        turn();
    }
}
