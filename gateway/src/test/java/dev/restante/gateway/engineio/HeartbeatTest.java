package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Duration INTERVAL = GivenEngineConfig.SMALL.pingInterval();
    private static final Duration TIMEOUT = GivenEngineConfig.SMALL.pingTimeout();
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final EmbeddedChannel clock = new EmbeddedChannel();
    private final List<String> done = new ArrayList<>();
    private boolean reading = true;
    private Heartbeat heartbeat;

    @BeforeEach
    void aConnectionBegins() {
        clock.freezeTime();
        heartbeat =
                new Heartbeat(
                        clock.eventLoop(),
                        GivenEngineConfig.SMALL,
                        () -> done.add("ping"),
                        () -> reading,
                        () -> done.add("dead"));
    }

    private void pass(Duration time) {
        clock.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        clock.runPendingTasks();
    }

    @Test
    void thePingIsDueAfterTheInterval() {
        pass(INTERVAL.minus(MOMENT));
        assertThat(done).isEmpty();

        pass(MOMENT);

        assertThat(done).containsExactly("ping");
    }

    @Test
    void thePongBeginsTheIntervalAnew() {
        pass(INTERVAL);
        pass(TIMEOUT.minus(MOMENT));
        heartbeat.pong();

        pass(INTERVAL.minus(MOMENT));
        assertThat(done).containsExactly("ping");

        pass(MOMENT);
        assertThat(done).containsExactly("ping", "ping");
    }

    @Test
    void aPongNobodyAskedForDoesNotPutThePingOff() {
        pass(INTERVAL.minus(MOMENT));
        heartbeat.pong();

        pass(MOMENT);

        assertThat(done).containsExactly("ping");
    }

    @Test
    void whoDoesNotAnswerInTimeIsDead() {
        pass(INTERVAL);

        pass(TIMEOUT.minus(MOMENT));
        assertThat(done).containsExactly("ping");

        pass(MOMENT);
        assertThat(done).containsExactly("ping", "dead");
    }

    @Test
    void deadIsToldOnce() {
        pass(INTERVAL);
        pass(TIMEOUT);

        pass(INTERVAL.plus(TIMEOUT).multipliedBy(3));

        assertThat(done).containsExactly("ping", "dead");
    }

    @Test
    void otherTrafficGivesThePongItsTimeAgain() {
        pass(INTERVAL);
        pass(TIMEOUT.minus(MOMENT));
        heartbeat.traffic();

        pass(TIMEOUT.minus(MOMENT));
        assertThat(done).containsExactly("ping");

        pass(MOMENT);
        assertThat(done).containsExactly("ping", "dead");
    }

    @Test
    void moreTrafficDoesNotGiveItMore() {
        pass(INTERVAL);
        heartbeat.traffic();
        pass(TIMEOUT.minus(MOMENT));
        heartbeat.traffic();

        pass(MOMENT);

        assertThat(done).containsExactly("ping", "dead");
    }

    @Test
    void trafficBeforeAPingChangesNothing() {
        heartbeat.traffic();
        pass(INTERVAL);

        pass(TIMEOUT);

        assertThat(done).containsExactly("ping", "dead");
    }

    @Test
    void whoWasNotReadHasTheTimeAgain() {
        reading = false;
        pass(INTERVAL);

        pass(TIMEOUT);
        assertThat(done).containsExactly("ping");
        heartbeat.pong();

        pass(INTERVAL);
        assertThat(done).containsExactly("ping", "ping");
    }

    @Test
    void whoIsNeverReadIsDeadInTheEnd() {
        reading = false;
        pass(INTERVAL);
        pass(TIMEOUT);

        pass(TIMEOUT);

        assertThat(done).containsExactly("ping", "dead");
    }

    @Test
    void whoWasNotReadHasTheTimeAgainAfterEveryPing() {
        reading = false;
        pass(INTERVAL);
        pass(TIMEOUT);
        heartbeat.pong();
        pass(INTERVAL);

        pass(TIMEOUT);

        assertThat(done).containsExactly("ping", "ping");
    }

    @Test
    void stoppedItIsSilent() {
        pass(INTERVAL);
        heartbeat.stop();

        pass(TIMEOUT.multipliedBy(3));

        assertThat(done).containsExactly("ping");
    }

    @Test
    void restingItPutsAPingOff() {
        pass(INTERVAL.minus(MOMENT));
        heartbeat.rest();

        pass(TIMEOUT.dividedBy(2).minus(MOMENT));
        assertThat(done).isEmpty();

        pass(MOMENT);
        assertThat(done).containsExactly("ping");
    }

    @Test
    void restingDoesNotBringAPingForward() {
        heartbeat.rest();

        pass(INTERVAL.minus(MOMENT));
        assertThat(done).isEmpty();

        pass(MOMENT);
        assertThat(done).containsExactly("ping");
    }

    @Test
    void restingDoesNotPutOffTheEndOfWhoWasPinged() {
        pass(INTERVAL);
        heartbeat.rest();

        pass(TIMEOUT);

        assertThat(done).containsExactly("ping", "dead");
    }

    @Test
    void whoWasNotPingedHasAnswered() {
        heartbeat.whenAnswered(() -> done.add("answered"));

        assertThat(done).containsExactly("answered");
    }

    @Test
    void whoWasPingedHasAnsweredWithThePong() {
        pass(INTERVAL);
        heartbeat.whenAnswered(() -> done.add("answered"));
        assertThat(done).containsExactly("ping");

        heartbeat.pong();
        heartbeat.pong();

        assertThat(done).containsExactly("ping", "answered");
    }
}
