package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Netty's decoder, which is not ours, reads back what was written. */
class WebSocketFramesTest {

    private final EmbeddedChannel client =
            new EmbeddedChannel(
                    new WebSocket13FrameDecoder(
                            WebSocketDecoderConfig.newBuilder()
                                    .expectMaskedFrames(false)
                                    .maxFramePayloadLength(1_000_000)
                                    .build()));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 300_000})
    void textOfEveryLengthIsOneFrame(int length) {
        String text = "x".repeat(length);

        client.writeInbound(Unpooled.wrappedBuffer(WebSocketFrames.text(text)));

        TextWebSocketFrame frame = client.readInbound();
        assertThat(frame.text()).isEqualTo(text);
        assertThat(frame.isFinalFragment()).isTrue();
        assertThat(client.inboundMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 124, 125, 65_534, 65_535, 300_000})
    void aMessageOfEveryLengthIsOneFrame(int length) {
        String text = "x".repeat(length);

        client.writeInbound(Unpooled.wrappedBuffer(WebSocketFrames.message(text, List.of())));

        assertThat(((TextWebSocketFrame) client.readInbound()).text()).isEqualTo("4" + text);
        assertThat(client.inboundMessages()).isEmpty();
    }

    @Test
    void attachmentsFollowTheirText() {
        byte[] bytes = new byte[70_000];
        new Random(1).nextBytes(bytes);

        client.writeInbound(
                Unpooled.wrappedBuffer(
                        WebSocketFrames.message(
                                "\u00e4\ud83d\ude00", List.of(bytes, new byte[0]))));

        assertThat(((TextWebSocketFrame) client.readInbound()).text())
                .isEqualTo("4\u00e4\ud83d\ude00");
        assertThat(((BinaryWebSocketFrame) client.readInbound()).content())
                .isEqualTo(Unpooled.wrappedBuffer(bytes));
        assertThat(((BinaryWebSocketFrame) client.readInbound()).content().readableBytes())
                .isZero();
        assertThat(client.inboundMessages()).isEmpty();
    }

    @Test
    void aCloseFrameCanSayWhy() {
        client.writeInbound(Unpooled.wrappedBuffer(WebSocketFrames.close(1009)));

        assertThat(((CloseWebSocketFrame) client.readInbound()).statusCode()).isEqualTo(1009);
    }

    @Test
    void theCloseFrameHasNoCode() {
        client.writeInbound(Unpooled.wrappedBuffer(WebSocketFrames.CLOSE));

        assertThat(((CloseWebSocketFrame) client.readInbound()).statusCode()).isEqualTo(-1);
    }
}
