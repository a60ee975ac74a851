package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Exchange;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.Payload;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of HTTP long-polling (1). */
@ExtendWith(ServerUnderTest.class)
class PollingIT {

    private static final int MORE_THAN_THREADS = 16;
    private static final int MANY = 40;

    @Test
    void a_post_is_answered_ok(Wire wire) {
        PollingSession session = wire.polling();

        HttpAnswer answer = wire.send(HttpCall.post(session.target(), "40"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("text/html");
        assertThat(answer.header("Content-Length")).hasValue("2");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.text()).isEqualTo("ok");
    }

    @Test
    void a_poll_waits_for_a_packet_and_is_answered_with_it(Wire wire) {
        PollingSession session = wire.polling();
        CompletableFuture<HttpAnswer> poll = session.startPoll();

        session.post("40");

        HttpAnswer answer = poll.join();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("text/plain; charset=UTF-8");
        assertThat(answer.header("Content-Length")).hasValue("" + answer.body().length);
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.text()).startsWith("40{\"sid\":");
    }

    @Test
    void what_came_while_nobody_polled_waits_for_the_next_poll(Wire wire) {
        PollingSession session = wire.polling();

        session.post("40");

        assertThat(session.poll().text()).startsWith("40{\"sid\":");
    }

    @Test
    void packets_of_one_payload_are_divided_by_the_record_separator(Wire wire) {
        PollingSession session = wire.polling();

        session.post("40", "40/plain,", "40/none,");

        assertThat(packets(session, 3))
                .anyMatch(packet -> packet.startsWith("40{"))
                .anyMatch(packet -> packet.startsWith("40/plain,{"))
                .contains("44/none,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void binary_goes_as_base64_both_ways(Wire wire) {
        PollingSession session = joined(wire, "/plain");

        session.post("451-/plain,[\"echo\",{\"_placeholder\":true,\"num\":0}]", "b+/8AAQ==");

        assertThat(packets(session, 2))
                .containsExactly(
                        "451-/plain,[\"echo\",{\"_placeholder\":true,\"num\":0}]", "b+/8AAQ==");
    }

    @Test
    void text_is_utf_8_both_ways(Wire wire) {
        PollingSession session = joined(wire, "/plain");

        session.post("42/plain,[\"echo\",\"€ 𝄞 \\u001e\"]");

        assertThat(packets(session, 1)).containsExactly("42/plain,[\"echo\",\"€ 𝄞 \\u001e\"]");
    }

    /** python-engineio refuses a payload with more. */
    @Test
    @OnRestanteOnly("the reference has no limit, and so fails python clients")
    void a_poll_is_answered_with_at_most_16_packets(Wire wire) {
        String room = Wire.room();
        WireClient observer = wire.join(Transport.WEBSOCKET, "/plain");
        observer.send("42/plain,1[\"enter\",\"" + room + "\"]");
        assertThat(observer.next()).startsWith("43/plain,1");
        PollingSession session = wire.polling();
        session.post("40/plain,");
        String sid = session.poll().text().replaceAll("^.*\"sid\":\"|\".*$", "");
        session.post(
                IntStream.range(0, MANY)
                        .mapToObj(i -> "42/plain,[\"echo\"," + i + "]")
                        .toArray(String[]::new));
        // What follows them in order has reached somebody: they all wait now.
        session.post("42/plain,[\"say\",[\"" + sid + "\",\"" + room + "\"],1]");
        assertThat(observer.next()).isEqualTo("42/plain,[\"said\",1]");

        List<String> all = new ArrayList<>();
        while (all.size() < MANY + 1) {
            List<String> payload = Payload.packets(session.poll().text());
            assertThat(payload).hasSizeLessThanOrEqualTo(16);
            all.addAll(payload);
        }

        assertThat(all).last().isEqualTo("42/plain,[\"said\",1]");
    }

    @Test
    void a_second_poll_is_refused_and_ends_the_session(Wire wire) {
        PollingSession session = wire.polling();
        CompletableFuture<HttpAnswer> first = session.startWaitingPoll();

        HttpAnswer second = wire.get(session.target());

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text()).isEmpty();
        assertThat(first.join().text()).isEqualTo("1");
        assertThat(first.join().status()).isEqualTo(200);
        assertGone(session);
    }

    @Test
    void a_second_post_is_refused_and_cuts_the_first(Wire wire) {
        PollingSession session = wire.polling();
        CompletableFuture<HttpAnswer> poll = session.startPoll();
        Exchange first =
                wire.keep(
                        HttpCall.post(session.target(), "42[\"never\"]")
                                .startWithoutBody(wire.plain()));
        first.write("42[");
        reached(wire);

        HttpAnswer second = wire.send(HttpCall.post(session.target(), "3"));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.text()).isEmpty();
        assertThat(first.isCut()).isTrue();
        assertThat(poll.join().text()).isEqualTo("1");
        assertGone(session);
    }

    /**
     * What was written before to another connection has been read by now: new connections go to the
     * server's threads in turn, and each of them has answered since.
     */
    private static void reached(Wire wire) {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            wire.polling();
        }
    }

    @Test
    void a_binary_post_is_refused_and_ends_the_session(Wire wire) {
        PollingSession session = wire.polling();
        HttpCall binary =
                new HttpCall(
                        "POST",
                        session.target(),
                        List.of("Content-Type: application/octet-stream"),
                        "3");

        HttpAnswer answer = wire.send(binary);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEmpty();
        assertGone(session);
    }

    /** An unknown type, a ping (only servers send it), nothing, base64 that is none. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "7", "abc", "2", "", "4\u001e"})
    void a_bad_packet_is_answered_ok_and_ends_the_session(String body, Wire wire) {
        PollingSession session = joined(wire, "/plain");
        CompletableFuture<HttpAnswer> poll = session.startWaitingPoll();

        HttpAnswer answer = wire.send(HttpCall.post(session.target(), body));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("ok");
        poll.join();
        assertGone(session);
    }

    @Test
    void a_pong_without_a_ping_does_no_harm(Wire wire) {
        PollingSession session = wire.polling();

        session.post("3");

        session.post("40");
        assertThat(session.poll().text()).startsWith("40{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS"})
    void another_method_is_answered_500_and_the_session_goes_on(String method, Wire wire) {
        PollingSession session = wire.polling();

        HttpAnswer answer = wire.send(HttpCall.of(method, session.target()));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEmpty();
        session.post("40");
        assertThat(session.poll().text()).startsWith("40{");
    }

    static void assertGone(PollingSession session) {
        RefusalsIT.assertRefused(session.poll(), 400, 1);
    }

    static PollingSession joined(Wire wire, String namespace) {
        PollingSession session = wire.polling();
        session.post("40" + namespace + ",");
        assertThat(session.poll().text()).startsWith("40" + namespace + ",{");
        return session;
    }

    /** As many packets, from one poll or several. */
    static List<String> packets(PollingSession session, int count) {
        List<String> packets = new ArrayList<>();
        while (packets.size() < count) {
            packets.addAll(Payload.packets(session.poll().text()));
        }
        return packets;
    }
}
