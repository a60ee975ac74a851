package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private static final int MANY = 10;
    private static final Duration TIME = Duration.ofMillis(500);

    private final EventLoop loop = new DefaultEventLoop();
    private final EngineSessions sessions =
            new EngineSessions(GivenEngineConfig.SMALL, new SimpleMeterRegistry());

    private record Given(Duration readyDelay, Duration time, Duration patience)
            implements DrainConfig {}

    @AfterEach
    void end() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private Draining draining(Duration readyDelay) {
        return new Draining(new Given(readyDelay, TIME, Duration.ofSeconds(5)), sessions);
    }

    @Test
    void connectionsEndSpreadOverTheTime() throws Exception {
        List<Long> ends = Collections.synchronizedList(new ArrayList<>());
        IntStream.range(0, MANY).forEach(i -> open(() -> ends.add(System.nanoTime())));
        long began = System.nanoTime();

        draining(Duration.ZERO).drain(new ShutdownDelayInitiatedEvent());

        assertThat(ends).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            // Each not before its turn: a busy machine can only make it later.
            assertThat(ends.get(i) - began).isGreaterThanOrEqualTo(TIME.toNanos() * i / MANY);
        }
    }

    @Test
    void aGatewayThatGoesDownIsNotReadyAtOnceAndRefusesLater() throws Exception {
        Draining draining = draining(TIME);
        List<Boolean> seen = new ArrayList<>();
        loop.schedule(
                () -> {
                    seen.add(draining.hasBegun());
                    seen.add(draining.isRefusing());
                },
                TIME.toMillis() / 5,
                TimeUnit.MILLISECONDS);

        draining.drain(new ShutdownDelayInitiatedEvent());

        assertThat(seen).containsExactly(true, false);
        assertThat(draining.isRefusing()).isTrue();
    }

    @Test
    void aPollingClientIsNotPingedMeanwhile() throws Exception {
        GivenEngineConfig config =
                new GivenEngineConfig(
                        TIME.dividedBy(2), Duration.ofSeconds(20), Duration.ofSeconds(10), 1, 1);
        SimulatedRequest poll = SimulatedRequest.poll();
        EngineSession session = session(config);
        onLoop(() -> open(session, config, poll));

        draining(TIME).drain(new ShutdownDelayInitiatedEvent());

        assertThat(poll.status()).isEqualTo(503);
    }

    @Test
    void aGatewayWithoutConnectionsIsDownAtOnce() throws Exception {
        long began = System.nanoTime();

        draining(Duration.ZERO).drain(new ShutdownDelayInitiatedEvent());

        assertThat(System.nanoTime() - began).isLessThan(TIME.toNanos());
    }

    private void open(Runnable whenClosed) {
        SimulatedApplication application = new SimulatedApplication();
        application.onClosed(whenClosed);
        application.settlesAtOnce();
        EngineSession session = session(GivenEngineConfig.SMALL);
        onLoop(
                () -> {
                    SimulatedWebSocket ws = new SimulatedWebSocket(loop, GivenEngineConfig.SMALL);
                    sessions.add(session);
                    session.open(ws.transport(), application);
                });
    }

    /** On polling, with the open packet fetched and another poll waiting. */
    private void open(EngineSession session, EngineConfig config, SimulatedRequest poll) {
        SimulatedApplication application = new SimulatedApplication();
        application.settlesAtOnce();
        PollingTransport polling =
                new PollingTransport(
                        loop,
                        config,
                        new PollAnswers(null),
                        session,
                        () -> sessions.remove(session));
        sessions.add(session);
        session.open(polling, application);
        polling.get(SimulatedRequest.poll().http());
        polling.get(poll.http());
    }

    private EngineSession session(EngineConfig config) {
        return new EngineSession(
                RandomId.next(),
                loop,
                config,
                new Handshake(Map.of(), Map.of(), ""),
                sessions::remove);
    }

    private void onLoop(Runnable task) {
        loop.submit(task).syncUninterruptibly();
    }
}
