package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Frames;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.server.Setup;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pings of the server, every 500 ms here, to be answered within 1 s (5). */
@ExtendWith(ServerUnderTest.class)
class HeartbeatIT {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofMillis(1_000);

    /** Timers of both sides may be this much early. */
    private static final Duration TOLERANCE = Duration.ofMillis(20);

    @Test
    void the_server_sends_the_pings(Wire wire) {
        Frames frames = joined(wire);

        String first = frames.next();
        frames.send("3");
        String second = frames.next();

        assertThat(first).isEqualTo("2");
        assertThat(second).isEqualTo("2");
    }

    @Test
    void the_next_ping_comes_an_interval_after_the_pong(Wire wire) {
        Frames frames = joined(wire);
        assertThat(frames.next()).isEqualTo("2");
        long pong = System.nanoTime();

        frames.send("3");

        assertThat(frames.next()).isEqualTo("2");
        assertThat(since(pong)).isGreaterThan(INTERVAL.minus(TOLERANCE));
    }

    @Test
    void a_websocket_that_does_not_answer_is_closed_after_the_timeout(Wire wire) {
        Frames frames = joined(wire);
        assertThat(frames.next()).isEqualTo("2");
        long ping = System.nanoTime();

        assertThat(frames.ending()).isEqualTo(Ending.IN_ORDER);

        assertThat(since(ping)).isGreaterThan(TIMEOUT.minus(TOLERANCE));
    }

    @Test
    void a_poll_that_does_not_answer_is_closed_after_the_timeout(Wire wire) {
        PollingSession session = PollingSession.open(wire.address(Setup.QUICK));
        session.post("40");
        assertThat(session.poll().text()).startsWith("40{");
        assertThat(session.poll().text()).isEqualTo("2");

        HttpAnswer last = session.poll();

        assertThat(last.text()).isEqualTo("1");
        PollingIT.assertGone(session);
    }

    /** The official client waits for pings, whatever else comes. */
    @Test
    void pings_go_on_under_load(Wire wire) {
        Frames frames = joined(wire);
        int pings = 0;

        frames.send("42[\"echo\",0]");
        while (pings < 2) {
            String packet = frames.next();
            if (packet.equals("2")) {
                pings++;
                frames.send("3");
            } else {
                frames.send(packet);
            }
        }

        assertThat(pings).isEqualTo(2);
    }

    @Test
    void another_packet_instead_of_the_pong_is_a_sign_of_life_once(Wire wire) {
        Frames frames = joined(wire);
        assertThat(frames.next()).isEqualTo("2");

        frames.send("42[\"echo\",1]");

        assertThat(frames.next()).isEqualTo("42[\"echo\",1]");
        assertThat(frames.ending()).isEqualTo(Ending.IN_ORDER);
    }

    @Test
    void a_pong_without_a_ping_does_no_harm(Wire wire) {
        Frames frames = wire.websocket(Setup.PLAIN);

        frames.send("3");

        frames.send("40");
        assertThat(frames.next()).startsWith("40{");
    }

    @Test
    void a_ping_of_the_client_closes(Wire wire) {
        Frames frames = wire.websocket(Setup.PLAIN);

        frames.send("2");

        assertThat(frames.ending()).isEqualTo(Ending.IN_ORDER);
    }

    private static Frames joined(Wire wire) {
        Frames frames = wire.websocket(Setup.QUICK);
        frames.send("40");
        assertThat(frames.next()).startsWith("40{");
        return frames;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
