package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client comes back to its session (8). */
@OnEveryTransport
@OnRestanteOnly(
        "a session can be resumed before any event and while its old connection seems alive; what was"
                + " missed comes after the answer to the CONNECT, because clients keep what comes"
                + " before it over a broken connection and show it twice")
class ResumeIT {

    private static final int MISSED = 50;

    private final Transport transport;

    ResumeIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void who_has_had_no_event_gets_all_since_its_connect(Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.close();
        news(wire, session.sid(), 1);

        WireClient after = wire.open(transport);
        Recoverable resumed = Recoverable.connect(after, "/echo", session.withoutCursor());

        assertThat(resumed).isEqualTo(session);
        assertThat(nextNews(after)).isEqualTo(news(1));
    }

    @Test
    void who_shows_its_cursor_gets_what_came_after_it(Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        news(wire, session.sid(), 1);
        news(wire, session.sid(), 2);
        String cursor = Recoverable.cursor(before.next());
        before.close();
        news(wire, session.sid(), 3);

        WireClient after = wire.open(transport);
        Recoverable resumed = Recoverable.connect(after, "/echo", session.with(cursor));

        assertThat(resumed).isEqualTo(session);
        assertThat(nextNews(after)).isEqualTo(news(2));
        assertThat(nextNews(after)).isEqualTo(news(3));
    }

    @Test
    void what_was_missed_comes_in_order_and_once_and_then_what_is_new(Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.close();
        for (int i = 0; i < MISSED; i++) {
            news(wire, session.sid(), i);
        }

        WireClient after = wire.open(transport);
        Recoverable.connect(after, "/echo", session.withoutCursor());
        news(wire, session.sid(), MISSED);

        for (int i = 0; i <= MISSED; i++) {
            assertThat(nextNews(after)).isEqualTo(news(i));
        }
    }

    @Test
    void missed_binary_comes_too(Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.close();
        wire.service()
                .emit(
                        "/echo",
                        Set.of(session.sid()),
                        "bytes",
                        Arguments.binary(new byte[] {1, 2, 3}));

        WireClient after = wire.open(transport);
        Recoverable.connect(after, "/echo", session.withoutCursor());

        assertThat(Recoverable.withoutCursor(after.next()))
                .isEqualTo("451-/echo,[\"bytes\",{\"_placeholder\":true,\"num\":0}]");
        assertThat(after.next()).isEqualTo("bAQID");
    }

    @Test
    void what_came_before_a_service_took_the_client_out_of_the_room_is_not_lost(Wire wire) {
        String room = Wire.room();
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.send("42/echo,1[\"enter\",\"" + room + "\"]");
        assertThat(before.next()).isEqualTo("43/echo,1[\"" + room + "\"]");
        news(wire, room, 1);
        assertThat(nextNews(before)).isEqualTo(news(1));
        before.send("42/echo,2[\"exit\",\"" + room + "\"]");
        assertThat(before.next()).isEqualTo("43/echo,2[\"" + room + "\"]");
        news(wire, room, 2);
        news(wire, session.sid(), 3);

        WireClient after = wire.open(transport);
        Recoverable.connect(after, "/echo", session.withoutCursor());

        // The two are in different partitions, so in any order.
        assertThat(List.of(nextNews(after), nextNews(after)))
                .containsExactlyInAnyOrder(news(1), news(3));
    }

    @Test
    void rooms_are_kept(Wire wire) {
        String room = Wire.room();
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.send("42/echo,1[\"enter\",\"" + room + "\"]");
        assertThat(before.next()).isEqualTo("43/echo,1[\"" + room + "\"]");
        before.close();
        news(wire, room, 1);

        WireClient after = wire.open(transport);
        Recoverable.connect(after, "/echo", session.withoutCursor());

        assertThat(nextNews(after)).isEqualTo(news(1));
        news(wire, room, 2);
        assertThat(nextNews(after)).isEqualTo(news(2));
    }

    @Test
    void a_session_is_taken_over_from_a_connection_that_seems_alive(Wire wire) {
        WireClient halfOpen = wire.open(transport);
        Recoverable session = Recoverable.join(halfOpen, "/echo");

        WireClient after = wire.open(transport);
        Recoverable resumed = Recoverable.connect(after, "/echo", session.withoutCursor());

        assertThat(resumed).isEqualTo(session);
        assertThat(Recoverable.withoutCursor(halfOpen.next()))
                .startsWith("42/echo,[\"taken_over\",{\"reason\":\"session taken over\",");
        assertThat(halfOpen.next()).isEqualTo("41/echo,");
        assertThat(halfOpen.ending()).isNotNull();
        news(wire, session.sid(), 1);
        assertThat(nextNews(after)).isEqualTo(news(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pid\":\"%sx\"}", "{\"pid\":\"none\"}", "{\"pid\":7}", "{}"})
    void a_pid_that_is_none_of_ours_begins_a_new_session(String credentials, Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.close();

        Recoverable other =
                Recoverable.connect(
                        wire.open(transport), "/echo", credentials.formatted(session.pid()));

        assertThat(other.sid()).isNotEqualTo(session.sid());
        assertThat(other.pid()).isNotEqualTo(session.pid());
    }

    @Test
    void a_pid_of_another_namespace_begins_a_new_session(Wire wire) {
        WireClient client = wire.open(transport);
        Recoverable session = Recoverable.join(client, "/echo");

        Recoverable other = Recoverable.connect(client, "/again", session.withoutCursor());

        assertThat(other.sid()).isNotEqualTo(session.sid());
    }

    @ParameterizedTest
    @CsvSource({
        "hello, unreadable cursor",
        "AQAAAAADAAAA, another log",
    })
    void a_cursor_that_is_none_of_ours_begins_a_new_session_and_says_so(
            String cursor, String reason, Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.close();

        WireClient after = wire.open(transport);
        Recoverable other = Recoverable.connect(after, "/echo", session.with(cursor));

        assertThat(other.pid()).isNotEqualTo(session.pid());
        assertThat(after.next()).startsWith(gap(reason));
    }

    @Test
    void a_cursor_from_the_future_begins_a_new_session_and_says_so(Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        news(wire, session.sid(), 1);
        String cursor = Recoverable.cursor(before.next());
        before.close();

        WireClient after = wire.open(transport);
        Recoverable.connect(after, "/echo", session.with(later(cursor)));

        assertThat(after.next()).startsWith(gap("not of this log"));
    }

    /** The same log, and a million records on. */
    private static String later(String cursor) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        byte[] later = Arrays.copyOf(bytes, 12);
        byte[] million = {(byte) 0xc0, (byte) 0x84, 0x3d};
        System.arraycopy(million, 0, later, 6, 3);
        System.arraycopy(new byte[] {0, 0}, 0, later, 9, 2);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(later, 11));
    }

    @ParameterizedTest
    @CsvSource({"none, unreadable pid", "%sx, unreadable pid"})
    void a_pid_that_cannot_be_read_begins_a_new_session_and_says_so(
            String pid, String reason, Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.close();

        WireClient after = wire.open(transport);
        Recoverable.connect(after, "/echo", "{\"pid\":\"" + pid.formatted(session.pid()) + "\"}");

        assertThat(after.next()).startsWith(gap(reason));
    }

    private static String gap(String reason) {
        return "42/echo,[\"gap\",{\"reason\":\"" + reason + "\",";
    }

    @Test
    void a_session_that_its_client_left_is_over(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        Recoverable session = Recoverable.join(client, "/echo");
        client.send("41/echo,", "42/plain,[\"echo\",1]");
        assertThat(client.next()).isEqualTo("42/plain,[\"echo\",1]");

        Recoverable other = Recoverable.connect(client, "/echo", session.withoutCursor());

        assertThat(other.sid()).isNotEqualTo(session.sid());
    }

    @Test
    void a_session_that_the_service_ended_is_over(Wire wire) {
        WireClient client = wire.open(transport);
        Recoverable session = Recoverable.join(client, "/echo");
        client.send("42/echo,[\"part\"]");
        assertThat(client.next()).isEqualTo("41/echo,");

        Recoverable other = Recoverable.connect(client, "/echo", session.withoutCursor());

        assertThat(other.sid()).isNotEqualTo(session.sid());
    }

    private static void news(Wire wire, String room, int number) {
        wire.service().emit("/echo", Set.of(room), "news", Arguments.of(Integer.toString(number)));
    }

    private static String news(int number) {
        return "42/echo,[\"news\"," + number + "]";
    }

    private static String nextNews(WireClient client) {
        return Recoverable.withoutCursor(client.next());
    }
}
