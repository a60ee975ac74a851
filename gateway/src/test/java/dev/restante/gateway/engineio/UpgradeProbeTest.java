package dev.restante.gateway.engineio;

import static dev.restante.gateway.engineio.SimulatedApplication.DRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeProbeTest {

    private static final Duration HURRY = Duration.ofMillis(100);

    private final Stage stage = Stage.polling();

    @Test
    void aProbeIsAnsweredAndEndsTheWaitingPoll() {
        SimulatedRequest poll = stage.poll();

        SimulatedWebSocket ws = stage.probed();

        assertThat(ws.received()).containsExactly("3probe");
        assertThat(poll.answer()).isEqualTo("6");
    }

    @Test
    void aPollDuringTheProbeDoesNotWaitLong() {
        stage.probed();
        SimulatedRequest poll = stage.poll();

        stage.pass(HURRY);

        assertThat(poll.answer()).isEqualTo("6");
    }

    @Test
    void untilTheClientMovesItIsSentNothingOverTheWebSocket() {
        SimulatedWebSocket ws = stage.probed();

        stage.send("a");
        stage.turn();

        assertThat(ws.received()).containsExactly("3probe");
        assertThat(stage.poll().answer()).isEqualTo("4a");
    }

    @Test
    void whatWaitedFollowsTheClientInOrder() {
        SimulatedWebSocket ws = stage.probed();
        stage.send("a");
        stage.send("b");

        ws.says("5");
        stage.send("c");
        stage.turn();

        assertThat(ws.received()).containsExactly("3probe", "4a", "4b", "4c");
    }

    @Test
    void whatTheClientSendsOverTheWebSocketIsHeard() {
        SimulatedWebSocket ws = stage.probed();
        stage.post("4a");
        ws.says("5");

        ws.says("4b");

        assertThat(stage.application().heard()).containsSubsequence("a", "b");
    }

    @Test
    void aPollThatWaitsWhenTheClientMovesIsEnded() {
        SimulatedWebSocket ws = stage.probed();
        SimulatedRequest poll = stage.poll();

        ws.says("5");

        assertThat(poll.answer()).isEqualTo("6");
        assertThat(stage.application().heard()).doesNotContain("transport error");
    }

    @Test
    void aClientThatMovesWithAFullOutboxHasDrainedIt() {
        SimulatedWebSocket ws = stage.probed();
        stage.send(Stage.LARGE);
        assertThat(stage.session().writable()).isFalse();

        ws.says("5");
        stage.turn();

        assertThat(stage.session().writable()).isTrue();
        assertThat(stage.application().heard()).containsExactly(DRAINED);
    }

    /** Too much to count as drained, too little to fill the WebSocket. */
    @Test
    void aClientThatMovesWithAHalfFullOutboxHasDrainedIt() {
        IntStream.range(0, 16).forEach(i -> stage.send("x".repeat(30)));
        stage.send("x".repeat(600));
        stage.poll();
        assertThat(stage.session().writable()).isFalse();

        stage.probed().says("5");

        assertThat(stage.session().writable()).isTrue();
        assertThat(stage.application().heard()).containsExactly(DRAINED);
    }

    @Test
    void aClientThatMovesToAWebSocketItDoesNotReadHasDrainedNothing() {
        SimulatedWebSocket ws = stage.probed();
        ws.received();
        stage.send(Stage.LARGE);
        ws.clientReads(false);

        ws.says("5");
        stage.turn();
        assertThat(stage.application().heard()).isEmpty();

        ws.clientReads(true);
        assertThat(stage.application().heard()).containsExactly(DRAINED);
    }

    @Test
    void aHeldPostIsAnsweredOnceTheClientProbes() {
        stage.send(Stage.LARGE);
        SimulatedRequest post = stage.post("4a");
        assertThat(post.answer()).isNull();

        stage.probed();

        assertThat(post.answer()).isEqualTo("ok");
        assertThat(stage.application().heard()).containsExactly("a");
    }

    @Test
    void aPostDuringTheProbeIsAnsweredWhateverTheOutboxHolds() {
        stage.probed();
        stage.send(Stage.LARGE);

        SimulatedRequest post = stage.post("4a");

        assertThat(post.answer()).isEqualTo("ok");
    }

    @Test
    void aPostAfterAFailedProbeIsHeldAgain() {
        stage.send(Stage.LARGE);
        SimulatedWebSocket ws = stage.probed();
        ws.breakOff();

        SimulatedRequest post = stage.post("4a");
        assertThat(post.answer()).isNull();
        stage.poll();

        assertThat(post.answer()).isEqualTo("ok");
    }

    @Test
    void aPausedApplicationStaysPausedAfterTheMove() {
        stage.session().pause(true);
        SimulatedWebSocket ws = stage.probed();

        ws.says("5");
        assertThat(ws.isRead()).isFalse();
        stage.session().pause(false);

        assertThat(ws.isRead()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2other", "40", "3probe", "x"})
    void anotherPacketEndsTheTrialAndPollingGoesOn(String packet) {
        SimulatedWebSocket ws = stage.candidate();

        ws.says(packet);

        assertThat(ws.received()).containsExactly(SimulatedWebSocket.CLOSE);
        assertPollingGoesOn();
    }

    @Test
    void aWebSocketThatBreaksEndsTheTrialAndPollingGoesOn() {
        stage.probed().breakOff();

        assertPollingGoesOn();
    }

    @Test
    void aTrialThatTakesTooLongIsEndedAndPollingGoesOn() {
        SimulatedWebSocket ws = stage.probed();

        stage.pass(GivenEngineConfig.SMALL.upgradeTimeout());

        assertThat(ws.received()).containsExactly("3probe", SimulatedWebSocket.CLOSE);
        assertPollingGoesOn();
    }

    private void assertPollingGoesOn() {
        SimulatedRequest poll = stage.poll();
        stage.pass(HURRY.multipliedBy(5));
        assertThat(poll.answer()).as("hurried").isNull();

        stage.send("a");
        stage.turn();
        assertThat(poll.answer()).isEqualTo("4a");
        assertThat(stage.application().heard()).isEmpty();
    }

    @Test
    void afterAFailedTrialTheClientMayTryAgain() {
        stage.probed().breakOff();

        SimulatedWebSocket second = stage.probed();
        second.says("5");
        stage.send("a");
        stage.turn();

        assertThat(second.received()).containsExactly("3probe", "4a");
    }

    @Test
    void aSecondWebSocketBesideTheFirstIsClosed() {
        SimulatedWebSocket first = stage.probed();

        SimulatedWebSocket second = stage.candidate();
        first.says("5");
        stage.send("a");
        stage.turn();

        assertThat(second.received()).containsExactly(SimulatedWebSocket.CLOSE);
        assertThat(first.received()).containsExactly("3probe", "4a");
    }

    @Test
    void aWebSocketForWhoHasMovedIsClosed() {
        stage.probed().says("5");

        assertThat(stage.candidate().received()).containsExactly(SimulatedWebSocket.CLOSE);
    }

    @Test
    void theEndOfTheSessionEndsTheTrial() {
        SimulatedWebSocket ws = stage.probed();

        stage.session().close(CloseReason.SERVER_DISCONNECT);

        assertThat(ws.received()).containsExactly("3probe", SimulatedWebSocket.CLOSE);
        assertThat(stage.poll().answer()).isEqualTo("6\u001e1");
    }

    @Test
    void whoMovedAndBreaksOffIsGoneOnce() {
        SimulatedWebSocket ws = stage.probed();
        ws.says("5");

        ws.breakOff();
        stage.pass(Duration.ofMinutes(2));

        assertThat(stage.gone()).isEqualTo(1);
        assertThat(stage.application().heard())
                .contains(CloseReason.TRANSPORT_CLOSE.wireName())
                .doesNotContain(CloseReason.PING_TIMEOUT.wireName());
    }
}
