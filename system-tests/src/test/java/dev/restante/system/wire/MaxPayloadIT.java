package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Frames;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.server.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No message of a client may be larger than the {@code maxPayload} it was told (1, 6). */
@ExtendWith(ServerUnderTest.class)
class MaxPayloadIT {

    private static final int MOST = 1_000_000;

    @Test
    void a_post_of_just_that_size_is_taken(Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");

        HttpAnswer answer = session.post(ofBytes(MOST));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(PollingIT.packets(session, 1)).containsExactly("42/plain,[\"echo\",0]");
    }

    @Test
    void a_larger_post_is_answered_413_and_the_session_lives_on(Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");

        HttpAnswer answer = wire.send(HttpCall.post(session.target(), ofBytes(MOST + 1)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).isEmpty();
        session.post("42/plain,[\"echo\",1]");
        assertThat(PollingIT.packets(session, 1)).containsExactly("42/plain,[\"echo\",1]");
    }

    @Test
    void bytes_count_and_not_characters(Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");

        HttpAnswer answer =
                wire.send(
                        HttpCall.post(
                                session.target(),
                                "42/plain,[\"echo\",\"" + "€".repeat(MOST / 3) + "\"]"));

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void a_websocket_message_of_just_that_size_is_taken(Wire wire) {
        Frames frames = joined(wire);

        frames.send(ofBytes(MOST));

        assertThat(frames.next()).isEqualTo("42/plain,[\"echo\",0]");
    }

    @Test
    void a_larger_websocket_message_is_closed_with_1009(Wire wire) {
        Frames frames = joined(wire);

        frames.send(ofBytes(MOST + 1));

        assertThat(frames.ending()).isEqualTo(Ending.code(1009));
    }

    private static Frames joined(Wire wire) {
        Frames frames = wire.websocket(Setup.PLAIN);
        frames.send("40/plain,");
        assertThat(frames.next()).startsWith("40/plain,{");
        return frames;
    }

    /** An event of a short argument and white space, which no service sees. */
    private static String ofBytes(int size) {
        String start = "42/plain,[\"echo\",0";
        return start + " ".repeat(size - start.length() - 1) + "]";
    }
}
