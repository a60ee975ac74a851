package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Frames;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.Payload;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.server.Setup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session moves from polling to a WebSocket, or fails to (4). */
@ExtendWith(ServerUnderTest.class)
class UpgradeIT {

    @Test
    void a_probe_is_answered_and_is_the_first_frame(Wire wire) {
        Frames frames = socketOf(wire, wire.polling());

        frames.send("2probe");

        assertThat(frames.next()).isEqualTo("3probe");
    }

    @Test
    void a_waiting_poll_is_ended_by_a_noop(Wire wire) {
        PollingSession session = wire.polling();
        CompletableFuture<HttpAnswer> poll = session.startPoll();

        probe(socketOf(wire, session));

        assertThat(poll.join().text()).isEqualTo("6");
    }

    @Test
    void a_poll_that_comes_while_probing_is_ended_by_a_noop(Wire wire) {
        PollingSession session = wire.polling();
        probe(socketOf(wire, session));

        HttpAnswer poll = session.poll();

        assertThat(poll.text()).isEqualTo("6");
    }

    @Test
    void while_probing_everything_goes_over_polling(Wire wire) {
        PollingSession session = wire.polling();
        Frames frames = socketOf(wire, session);
        probe(frames);

        session.post("40");

        assertThat(nextOnPolling(session)).startsWith("40{");
        frames.send("5");
        frames.send("40/plain,");
        assertThat(frames.next()).startsWith("40/plain,{");
    }

    @Test
    void after_the_upgrade_packets_that_waited_come_over_the_websocket(Wire wire) {
        PollingSession session = wire.polling();
        Frames frames = socketOf(wire, session);
        probe(frames);
        session.post("40");

        frames.send("5");

        assertThat(frames.next()).startsWith("40{");
    }

    @Test
    void after_the_upgrade_polling_is_a_bad_request(Wire wire) {
        PollingSession session = upgraded(wire);

        RefusalsIT.assertRefused(session.poll(), 400, 3);
    }

    @Test
    void a_second_upgrade_is_closed_at_once(Wire wire) {
        PollingSession session = upgraded(wire);

        Frames second = wire.frames(Setup.PLAIN, session.upgradeTarget());

        assertThat(second.ending()).isEqualTo(Ending.IN_ORDER);
    }

    @Test
    void an_upgrade_beside_one_that_is_not_done_is_closed_at_once(Wire wire) {
        PollingSession session = wire.polling();
        Frames first = socketOf(wire, session);
        probe(first);

        Frames second = wire.frames(Setup.PLAIN, session.upgradeTarget());

        assertThat(second.ending()).isEqualTo(Ending.IN_ORDER);
        first.send("5");
        first.send("40");
        assertThat(first.next()).startsWith("40{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "40", "2other", "3probe", "x"})
    void another_first_packet_closes_the_websocket_and_polling_lives_on(String packet, Wire wire) {
        PollingSession session = wire.polling();
        Frames frames = socketOf(wire, session);

        frames.sendText(packet);

        assertThat(frames.ending()).isEqualTo(Ending.IN_ORDER);
        session.post("40/plain,");
        assertThat(nextOnPolling(session)).startsWith("40/plain,{");
    }

    @Test
    void an_aborted_websocket_lets_polling_live_on(Wire wire) {
        PollingSession session = wire.polling();
        Frames frames = socketOf(wire, session);
        probe(frames);

        frames.abort();

        session.post("40");
        assertThat(nextOnPolling(session)).startsWith("40{");
    }

    @Test
    void an_upgrade_that_takes_too_long_is_closed_and_polling_lives_on(Wire wire) {
        PollingSession session = PollingSession.open(wire.address(Setup.QUICK));
        Frames frames = wire.frames(Setup.QUICK, session.upgradeTarget());
        // Joined, and pings answered, so that nothing else ends it meanwhile.
        session.post("40");
        assertThat(nextOnPolling(session)).startsWith("40{");
        probe(frames);

        assertThat(frames.ending()).isEqualTo(Ending.IN_ORDER);

        session.post("3", "40/plain,");
        assertThat(nextOnPolling(session)).startsWith("40/plain,{");
    }

    private static Frames socketOf(Wire wire, PollingSession session) {
        return wire.frames(Setup.PLAIN, session.upgradeTarget());
    }

    private static void probe(Frames frames) {
        frames.send("2probe");
        assertThat(frames.next()).isEqualTo("3probe");
    }

    private static PollingSession upgraded(Wire wire) {
        PollingSession session = wire.polling();
        Frames frames = socketOf(wire, session);
        probe(frames);
        frames.send("5");
        frames.send("40");
        assertThat(frames.next()).startsWith("40{");
        return session;
    }

    /** The next packet that is neither noop nor ping. */
    private static String nextOnPolling(PollingSession session) {
        while (true) {
            HttpAnswer answer = session.poll();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            List<String> packets = Payload.packets(answer.text());
            if (packets.contains("2")) {
                session.post("3");
            }
            Optional<String> message =
                    packets.stream().filter(packet -> packet.startsWith("4")).findFirst();
            if (message.isPresent()) {
                return message.get();
            }
        }
    }
}
