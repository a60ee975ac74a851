package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineSessionTest {

    private static final Duration INTERVAL = GivenEngineConfig.SMALL.pingInterval();
    private static final Duration TIMEOUT = GivenEngineConfig.SMALL.pingTimeout();

    private final Stage stage = Stage.polling();

    private void aDefectAwaitsTheNextMessage() {
        stage.application()
                .onMessage(
                        message -> {
                            throw new IllegalStateException("a defect, for the test");
                        });
    }

    @Test
    void aDefectOfTheApplicationEndsTheSessionAndSaysGoodbye() {
        aDefectAwaitsTheNextMessage();

        SimulatedRequest post = stage.post("4a\u001e4b");

        assertThat(stage.application().heard())
                .containsExactly("a", CloseReason.INTERNAL_ERROR.wireName());
        assertThat(post.answer()).isEqualTo("ok");
        assertThat(stage.poll().answer()).isEqualTo("6\u001e1");
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
        assertThat(ws.received()).containsExactly(SimulatedWebSocket.CLOSE);
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
