package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Frames;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.Payload;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.server.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How either side ends a connection (6). */
@ExtendWith(ServerUnderTest.class)
class CloseIT {

    @Test
    void a_client_on_polling_says_goodbye_and_its_poll_ends_with_a_noop(Wire wire) {
        PollingSession session = wire.polling();
        CompletableFuture<HttpAnswer> poll = session.startPoll();
        session.post("3");

        HttpAnswer answer = session.post("1");

        assertThat(answer.text()).isEqualTo("ok");
        assertThat(poll.join().text()).isEqualTo("6");
        PollingIT.assertGone(session);
    }

    /** The reference puts a noop before the close packet if nobody polls; clients ignore it. */
    @Test
    void a_server_ends_polling_with_a_close_packet(Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");

        session.post("42/plain,[\"end\"]");

        assertThat(untilClosed(session)).containsExactly("41/plain,", "1");
        PollingIT.assertGone(session);
    }

    private static List<String> untilClosed(PollingSession session) {
        List<String> packets = new ArrayList<>();
        while (!packets.contains("1")) {
            packets.addAll(Payload.packets(session.poll().text()));
        }
        packets.removeIf("6"::equals);
        return packets;
    }

    @Test
    void a_server_ends_a_waiting_poll_with_a_close_packet(Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");
        CompletableFuture<HttpAnswer> poll = session.startPoll();
        session.post("3");

        session.startPost("42/plain,[]");

        assertThat(poll.join().text()).isEqualTo("1");
        PollingIT.assertGone(session);
    }

    @Test
    void a_client_on_a_websocket_gets_its_close_frame_answered(Wire wire) {
        Frames frames = wire.websocket(Setup.PLAIN);

        frames.sayClose();

        assertThat(frames.ending()).isIn(Ending.code(1000), Ending.IN_ORDER);
    }

    @Test
    void a_close_packet_on_a_websocket_is_ignored(Wire wire) {
        Frames frames = wire.websocket(Setup.PLAIN);

        frames.send("1");

        frames.send("40");
        assertThat(frames.next()).startsWith("40{");
    }

    @Test
    void a_server_ends_a_websocket_with_a_close_frame_without_a_code(Wire wire) {
        Frames frames = wire.websocket(Setup.PLAIN);
        frames.send("40/plain,");
        assertThat(frames.next()).startsWith("40/plain,{");

        frames.send("42/plain,[\"end\"]");

        assertThat(frames.next()).isEqualTo("41/plain,");
        assertThat(frames.ending()).isEqualTo(Ending.IN_ORDER);
    }
}
