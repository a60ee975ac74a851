package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineSessionTest {

    private static final Duration INTERVAL = GivenEngineConfig.SMALL.pingInterval();
    private static final Duration TIMEOUT = GivenEngineConfig.SMALL.pingTimeout();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Stage stage = Stage.polling();

    private void aDefectAwaitsTheNextMessage() {
        stage.application()
                .onMessage(
                        message -> {
                            throw new IllegalStateException("a defect, for the test");
                        });
    }

    @Test
    void aDefectOfTheApplicationEndsTheSessionAndItsClientComesAgain() {
        aDefectAwaitsTheNextMessage();

        SimulatedRequest post = stage.post("4a\u001e4b");

        assertThat(stage.application().heard())
                .containsExactly("a", CloseReason.INTERNAL_ERROR.wireName());
        assertThat(post.answer()).isEqualTo("ok");
        assertThat(stage.poll().status()).isEqualTo(503);
    }

    @Test
    void aDefectOfTheApplicationEndsASessionOnAWebSocket() {
        Stage other = new Stage();
        SimulatedWebSocket ws = other.opened();
        other.application()
                .onMessage(
                        message -> {
                            throw new IllegalStateException("a defect, for the test");
                        });

        ws.says("4a");

        assertThat(other.application().heard())
                .containsExactly("a", CloseReason.INTERNAL_ERROR.wireName());
        assertThat(ws.received()).isEmpty();
        assertThat(ws.isOpen()).isFalse();
    }

    @Test
    void lastWordsComeBeforeGoodbye() {
        SimulatedRequest poll = stage.poll();
        stage.application().onClosed(() -> stage.send("last"));

        stage.session().close(CloseReason.SERVER_DISCONNECT);

        assertThat(poll.answer()).isEqualTo("4last");
        assertThat(stage.poll().answer()).isEqualTo("6\u001e1");
    }

    @Test
    void lastWordsComeBeforeTheCloseFrame() {
        Stage other = new Stage();
        SimulatedWebSocket ws = other.opened();
        other.application().onClosed(() -> other.send("last"));

        other.session().close(CloseReason.SERVER_DISCONNECT);
        other.turn();

        assertThat(ws.received()).containsExactly("4last", SimulatedWebSocket.CLOSE);
    }

    @Test
    void whoIsSentAwayStaysUntilAllIsAnswered() {
        SimulatedRequest poll = stage.poll();
        stage.session().leave(CloseReason.SERVER_SHUTTING_DOWN, PATIENCE);
        stage.send("ack");
        stage.turn();
        assertThat(poll.answer()).isEqualTo("4ack");
        SimulatedRequest next = stage.poll();
        assertThat(next.answer()).isNull();

        stage.application().hasSettled();

        assertThat(next.status()).isEqualTo(503);
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.SERVER_SHUTTING_DOWN.wireName());
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void whoIsSentAwayStaysNotForEver() {
        stage.session().leave(CloseReason.SERVER_SHUTTING_DOWN, PATIENCE);

        stage.pass(PATIENCE.minusMillis(1));
        assertThat(stage.application().heard()).isEmpty();

        stage.pass(Duration.ofMillis(1));
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.SERVER_SHUTTING_DOWN.wireName());
    }

    @Test
    void whoIsPingedIsSentAwayAfterThePong() {
        stage.pass(INTERVAL);
        assertThat(stage.poll().answer()).isEqualTo("2");
        SimulatedRequest poll = stage.poll();
        stage.session().leave(CloseReason.SERVER_SHUTTING_DOWN, PATIENCE);

        SimulatedRequest pong = stage.post("3");
        stage.application().hasSettled();

        assertThat(pong.answer()).isEqualTo("ok");
        assertThat(poll.status()).isEqualTo(503);
    }

    @Test
    void whoWillBeSentAwayIsNotPinged() {
        SimulatedRequest poll = stage.poll();
        stage.pass(INTERVAL.minusMillis(1));
        stage.session().rest();

        stage.pass(PATIENCE);

        assertThat(poll.answer()).isNull();
    }

    @Test
    void whoIsSentAwayIsNotReadAnyMore() {
        Stage other = new Stage();
        SimulatedWebSocket ws = other.opened();

        other.session().leave(CloseReason.SERVER_SHUTTING_DOWN, PATIENCE);
        other.session().pause(false);

        assertThat(ws.isRead()).isFalse();
    }

    @Test
    void aPostOfWhoIsSentAwayIsNeitherHeardNorAnswered() {
        stage.session().leave(CloseReason.SERVER_SHUTTING_DOWN, PATIENCE);
        SimulatedRequest post = stage.post("4a");

        stage.application().hasSettled();
        assertThat(stage.poll().status()).isEqualTo(503);

        assertThat(post.answer()).isNull();
        assertThat(post.isReset()).isTrue();
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.SERVER_SHUTTING_DOWN.wireName());
    }

    @Test
    void whatWaitedIsFetchedBeforeAClientIsSentAway() {
        stage.send("a");

        stage.session().close(CloseReason.SERVER_SHUTTING_DOWN);

        assertThat(stage.poll().answer()).isEqualTo("4a");
        assertThat(stage.poll().status()).isEqualTo(503);
    }

    @Test
    void aWebSocketIsSentAwayWithoutACloseFrame() {
        Stage other = new Stage();
        SimulatedWebSocket ws = other.opened();
        other.send("a");

        other.session().close(CloseReason.SERVER_SHUTTING_DOWN);
        other.turn();

        assertThat(ws.received()).containsExactly("4a");
        assertThat(ws.isOpen()).isFalse();
    }

    @Test
    void aSlowWebSocketIsSentAwayWhenItHasGotAll() {
        Stage other = new Stage();
        SimulatedWebSocket ws = other.opened();
        ws.clientReads(false);
        other.send("a");

        other.session().close(CloseReason.SERVER_SHUTTING_DOWN);
        other.turn();
        assertThat(ws.isOpen()).isTrue();
        ws.clientReads(true);

        assertThat(ws.received()).containsExactly("4a");
        assertThat(ws.isOpen()).isFalse();
    }

    @Test
    void theEndIsToldOnce() {
        stage.session().close(CloseReason.SERVER_DISCONNECT);
        stage.session().close(CloseReason.SERVER_SHUTTING_DOWN);
        stage.session().failed(CloseReason.TRANSPORT_ERROR);
        stage.pass(INTERVAL.plus(TIMEOUT).multipliedBy(2));

        assertThat(stage.application().heard())
                .containsExactly(CloseReason.SERVER_DISCONNECT.wireName());
    }

    @Test
    void whatTheClientSendsAfterTheEndIsNotHeard() {
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        stage.session().received(EnginePacketCodec.decode("4late"));

        assertThat(stage.application().heard()).doesNotContain("late");
    }

    @Test
    void whatIsSentAfterTheEndIsDropped() {
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        stage.send("late");

        assertThat(stage.session().writable()).isFalse();
        assertThat(stage.session().immediate()).isFalse();
        assertThat(stage.poll().answer()).isEqualTo("6\u001e1");
    }

    @Test
    void aClientThatDoesNotAnswerAPingIsBroken() {
        SimulatedRequest poll = stage.poll();
        stage.pass(INTERVAL);
        assertThat(poll.answer()).isEqualTo("2");

        stage.pass(TIMEOUT);

        assertThat(stage.application().heard())
                .containsExactly(CloseReason.PING_TIMEOUT.wireName());
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void aClientThatAnswersPingsLives() {
        for (int i = 0; i < 5; i++) {
            stage.pass(INTERVAL);
            assertThat(stage.poll().answer()).isEqualTo("2");
            stage.post("3");
        }

        assertThat(stage.application().heard()).isEmpty();
    }

    @Test
    void aClientThatWasNotReadHasMoreTimeForItsPong() {
        stage.session().pause(true);
        stage.pass(INTERVAL);

        stage.pass(TIMEOUT);
        assertThat(stage.application().heard()).isEmpty();

        stage.pass(TIMEOUT);
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.PING_TIMEOUT.wireName());
    }

    @Test
    void aClientWithAFullOutboxHasMoreTimeForItsPong() {
        stage.send(Stage.LARGE);
        stage.pass(INTERVAL);

        stage.pass(TIMEOUT);

        assertThat(stage.application().heard()).isEmpty();
    }

    @Test
    void aPacketThatIsNoneEndsTheSession() {
        stage.post("4a\u001ex\u001e4b");

        assertThat(stage.application().heard())
                .containsExactly("a", CloseReason.PARSE_ERROR.wireName());
    }

    @Test
    void aPingOfTheClientEndsTheSession() {
        stage.post("2");

        assertThat(stage.application().heard())
                .containsExactly(CloseReason.TRANSPORT_ERROR.wireName());
    }
}
