package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.system.wire.client.Frames;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import dev.restante.system.wire.server.Setup;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client moves to a WebSocket while more waits for it than the gateway keeps for one client. */
@ExtendWith(ServerUnderTest.class)
@OnRestanteOnly("the reference keeps for a client whatever is sent to it")
class UpgradeUnderLoadIT {

    /** Together more than twice {@code restante.engine.outbox-bytes}. */
    private static final int MANY = 30;

    private static final String PADDING = "x".repeat(20_000);

    private final String room = Wire.room();
    private PollingSession session;
    private WireClient observer;

    @BeforeEach
    void more_waits_than_the_gateway_keeps(Wire wire) {
        observer = wire.join(Transport.WEBSOCKET, "/plain");
        observer.send("42/plain,1[\"enter\",\"" + room + "\"]");
        assertThat(observer.next()).startsWith("43/plain,1");
        session = wire.polling();
        session.post("40/plain,");
        assertThat(session.poll().text()).startsWith("40/plain,");
        session.post("42/plain,1[\"enter\",\"" + room + "\"]");
        assertThat(session.poll().text()).startsWith("43/plain,1");
        for (int i = 0; i < MANY; i++) {
            say(wire, i);
            // When one has it the other has: it is sent to both in one go.
            assertThat(observer.next()).startsWith(said(i));
        }
    }

    @Test
    void every_event_arrives_once_and_in_order_and_later_ones_follow(Wire wire) {
        Frames frames = probed(wire);

        frames.send("5");

        for (int i = 0; i < MANY; i++) {
            assertThat(frames.next()).startsWith(said(i));
        }
        say(wire, MANY);
        assertThat(frames.next()).startsWith(said(MANY));
    }

    /** Half of it was fetched: what is left is not much, but the outbox was full and still is. */
    @Test
    void the_same_after_a_poll(Wire wire) {
        String fetched = session.poll().text();
        int count = fetched.split("\u001e").length;
        Frames frames = probed(wire);

        frames.send("5");

        assertThat(fetched).startsWith(said(0));
        for (int i = count; i < MANY; i++) {
            assertThat(frames.next()).startsWith(said(i));
        }
        say(wire, MANY);
        assertThat(frames.next()).startsWith(said(MANY));
    }

    @Test
    void a_post_during_the_probe_is_answered(Wire wire) {
        Frames frames = probed(wire);

        HttpAnswer answer =
                session.startPost("42/plain,2[\"enter\",\"" + room + "\"]")
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join();

        assertThat(answer.text()).isEqualTo("ok");
        frames.send("5");
        assertThat(frames.next()).startsWith(said(0));
    }

    @Test
    void a_post_from_before_the_probe_is_answered_then(Wire wire) {
        var post = session.startPost("42/plain,2[\"enter\",\"" + room + "\"]");

        Frames frames = probed(wire);

        assertThat(post.orTimeout(5, TimeUnit.SECONDS).join().text()).isEqualTo("ok");
        frames.send("5");
        assertThat(frames.next()).startsWith(said(0));
    }

    private void say(Wire wire, int number) {
        wire.service()
                .emit(
                        "/plain",
                        Set.of(room),
                        "said",
                        Arguments.of("\"" + number + ":" + PADDING + '"'));
    }

    private static String said(int number) {
        return "42/plain,[\"said\",\"" + number + ":";
    }

    private Frames probed(Wire wire) {
        Frames frames = wire.frames(Setup.PLAIN, session.upgradeTarget());
        frames.send("2probe");
        assertThat(frames.next()).isEqualTo("3probe");
        return frames;
    }
}
