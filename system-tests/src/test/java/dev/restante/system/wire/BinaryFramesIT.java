package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Frames;
import dev.restante.system.wire.server.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Binary messages on a WebSocket: frames of their bytes, or text for clients that ask (4). */
@ExtendWith(ServerUnderTest.class)
class BinaryFramesIT {

    private static final String HEADER = "451-/plain,[\"echo\",{\"_placeholder\":true,\"num\":0}]";

    @Test
    void a_binary_message_is_a_binary_frame_of_its_bytes(Wire wire) {
        Frames frames = joined(wire, "");

        frames.send(HEADER);
        frames.send("bAQID");

        assertThat(frames.next()).isEqualTo(HEADER);
        assertThat(frames.next()).isEqualTo(Frames.BINARY + "AQID");
    }

    @Test
    void a_client_that_asks_for_base64_gets_it_as_text(Wire wire) {
        Frames frames = joined(wire, "&b64=1");

        frames.send(HEADER);
        frames.send("bAQID");

        assertThat(frames.next()).isEqualTo(HEADER);
        assertThat(frames.next()).isEqualTo("bAQID");
    }

    @Test
    void base64_in_a_text_frame_is_a_binary_message_too(Wire wire) {
        Frames frames = joined(wire, "");

        frames.send(HEADER);
        frames.sendText("bAQID");

        assertThat(frames.next()).isEqualTo(HEADER);
        assertThat(frames.next()).isEqualTo(Frames.BINARY + "AQID");
    }

    private static Frames joined(Wire wire, String query) {
        Frames frames = wire.frames(Setup.PLAIN, Wire.WEBSOCKET + query);
        assertThat(frames.next()).startsWith("0{");
        frames.send("40/plain,");
        assertThat(frames.next()).startsWith("40/plain,{");
        return frames;
    }
}
