package dev.restante.gateway.engineio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FragmentsTest {

    private final Fragments fragments = new Fragments(10);

    @Test
    void a_whole_message_is_a_packet() {
        assertThat(fragments.add(WebSocketFrame.textFrame("4ä", true)))
                .contains(new EnginePacket.Message("ä"));
    }

    @Test
    void a_character_may_be_divided_between_frames() {
        Buffer utf8 = Buffer.buffer("4ä".getBytes(StandardCharsets.UTF_8));

        // textFrame takes no halves of characters; what a frame is made of is the same.
        assertThat(fragments.add(WebSocketFrame.textFrame("4", false))).isEmpty();
        assertThat(fragments.add(continued(utf8.slice(1, 2), false))).isEmpty();
        assertThat(fragments.add(continued(utf8.slice(2, 3), true)))
                .contains(new EnginePacket.Message("ä"));
    }

    @Test
    void the_first_frame_may_be_empty() {
        fragments.add(WebSocketFrame.textFrame("", false));

        assertThat(fragments.add(continued(Buffer.buffer("4a"), true)))
                .contains(new EnginePacket.Message("a"));
    }

    @Test
    void a_control_frame_between_two_frames_changes_nothing() {
        fragments.add(WebSocketFrame.textFrame("4", false));

        assertThat(fragments.add(WebSocketFrame.pingFrame(Buffer.buffer("x")))).isEmpty();
        assertThat(fragments.add(continued(Buffer.buffer("b"), true)))
                .contains(new EnginePacket.Message("b"));
    }

    @Test
    void what_grows_beyond_the_limit_is_forgotten() {
        fragments.add(WebSocketFrame.binaryFrame(Buffer.buffer("123456"), false));
        WebSocketFrame more = continued(Buffer.buffer("78901"), true);

        assertThat(fragments.exceeded(more)).isTrue();
        assertThat(fragments.add(more)).isEmpty();
    }

    private static WebSocketFrame continued(Buffer data, boolean last) {
        return WebSocketFrame.continuationFrame(data, last);
    }
}
