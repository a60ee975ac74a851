package dev.restante.gateway.engineio;

import static dev.restante.gateway.engineio.SimulatedApplication.DRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebSocketTransportTest {

    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration UNREAD = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Stage stage = new Stage();
    private final SimulatedWebSocket ws = stage.opened();

    @Test
    void whatOneTurnSendsLeavesAtItsEnd() {
        stage.send("a");
        stage.send("b");
        assertThat(ws.received()).isEmpty();

        stage.turn();

        assertThat(ws.received()).containsExactly("4a", "4b");
    }

    @Test
    void whatTheClientSendsIsHeard() {
        ws.says("4a");

        assertThat(stage.application().heard()).containsExactly("a");
    }

    @Test
    void aClosePacketMeansNothing() {
        ws.says("1");
        ws.says("4a");

        assertThat(stage.application().heard()).containsExactly("a");
    }

    @Test
    void aClientThatDoesNotReadIsNotReadEither() {
        ws.clientReads(false);

        stage.send(Stage.LARGE);
        stage.turn();

        assertThat(stage.session().writable()).isFalse();
        assertThat(stage.session().immediate()).isFalse();
        assertThat(ws.isRead()).isFalse();
    }

    @Test
    void aClientThatOnlyPingsAndDoesNotReadIsNotReadEither() {
        ws.clientReads(false);

        // Vert.x answers them past the transport.
        ws.isPongedPastTheTransport(GivenEngineConfig.SMALL.outboxBytes() + 1);
        ws.says(WebSocketFrame.pingFrame(Buffer.buffer("x")));

        assertThat(ws.isRead()).isFalse();
        assertThat(stage.session().writable()).isFalse();
    }

    @Test
    void aClientThatReadsAgainHasDrained() {
        ws.clientReads(false);
        stage.send(Stage.LARGE);
        stage.turn();

        ws.clientReads(true);

        assertThat(stage.session().writable()).isTrue();
        assertThat(ws.isRead()).isTrue();
        assertThat(stage.application().heard()).containsExactly(DRAINED);
    }

    @Test
    void aClientThatReadsAgainStaysPausedIfTheApplicationSaysSo() {
        stage.session().pause(true);
        ws.clientReads(false);
        stage.send(Stage.LARGE);
        stage.turn();

        ws.clientReads(true);
        assertThat(ws.isRead()).isFalse();
        stage.session().pause(false);

        assertThat(ws.isRead()).isTrue();
    }

    @Test
    void goodbyeFollowsAllThatWasSent() {
        stage.send("a");
        stage.session().close(CloseReason.SERVER_DISCONNECT);
        stage.turn();

        assertThat(ws.received()).containsExactly("4a", SimulatedWebSocket.CLOSE);
    }

    @Test
    void aClientThatGotTheGoodbyeHasTwoSecondsToAnswerIt() {
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        stage.pass(GOODBYE.minus(MOMENT));
        assertThat(ws.isOpen()).isTrue();

        stage.pass(MOMENT);
        assertThat(ws.isOpen()).isFalse();
    }

    @Test
    void aClientThatDoesNotReadHasHalfAMinuteToGetIt() {
        ws.clientReads(false);
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        stage.pass(UNREAD.minus(MOMENT));
        assertThat(ws.isOpen()).isTrue();

        stage.pass(MOMENT);
        assertThat(ws.isOpen()).isFalse();
    }

    @Test
    void aBrokenClientThatDoesNotReadIsNotWaitedFor() {
        ws.clientReads(false);
        stage.session().failed(CloseReason.PING_TIMEOUT);

        stage.pass(GOODBYE);

        assertThat(ws.isOpen()).isFalse();
    }

    @Test
    void theClientsGoodbyeIsReadEvenIfItWasPaused() {
        stage.session().pause(true);

        stage.session().close(CloseReason.SERVER_DISCONNECT);

        assertThat(ws.isRead()).isTrue();
    }

    @Test
    void aConnectionThatClosesIsGoneOnce() {
        ws.breakOff();
        ws.fails(new HttpClosedException("later"));

        assertThat(stage.application().heard())
                .containsExactly(CloseReason.TRANSPORT_CLOSE.wireName());
        assertThat(stage.gone()).isEqualTo(1);
    }

    @Test
    void aConnectionThatIsResetHasClosed() {
        ws.fails(new IOException("Connection reset by peer"));

        assertThat(stage.application().heard())
                .containsExactly(CloseReason.TRANSPORT_CLOSE.wireName());
    }

    @Test
    void aFrameThatBreaksTheRulesIsToldByItsCode() {
        ws.fails(
                new CorruptedWebSocketFrameException(
                        WebSocketCloseStatus.PROTOCOL_ERROR, "for the test"));

        assertThat(ws.received()).containsExactly(SimulatedWebSocket.CLOSE + " 1002");
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.TRANSPORT_ERROR.wireName());
    }

    @Test
    void aMessageThatIsTooLargeIsToldByItsCode() {
        String half = "4".repeat(GivenEngineConfig.SMALL.maxPayload() / 2 + 1);

        ws.says(WebSocketFrame.textFrame(half, false));
        ws.says(WebSocketFrame.continuationFrame(Buffer.buffer(half), true));

        assertThat(ws.received()).containsExactly(SimulatedWebSocket.CLOSE + " 1009");
    }

    @Test
    void afterTheEndNothingIsSentOrHeard() {
        stage.session().close(CloseReason.SERVER_DISCONNECT);

        stage.session().transport().send(new EngineMessage("late"));
        ws.says("4late");
        stage.turn();

        assertThat(ws.received()).containsExactly(SimulatedWebSocket.CLOSE);
        assertThat(stage.application().heard())
                .containsExactly(CloseReason.SERVER_DISCONNECT.wireName());
    }
}
