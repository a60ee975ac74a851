package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Frames;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.server.Setup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are refused, with which words, and which of several reasons is told (2). */
@ExtendWith(ServerUnderTest.class)
class RefusalsIT {

    private static final List<String> MESSAGES =
            List.of(
                    "Transport unknown",
                    "Session ID unknown",
                    "Bad handshake method",
                    "Bad request",
                    "Forbidden",
                    "Unsupported protocol version");

    /** Of several reasons the first in this order is told: 0, 1, 2, 3, 5. */
    @ParameterizedTest(name = "{0} ?{1} is refused with code {2}")
    @CsvSource({
        "GET,     EIO=4, 0",
        "GET,     EIO=4&transport=, 0",
        "GET,     EIO=4&transport=tcp, 0",
        "GET,     EIO=4&transport=webtransport, 0",
        "GET,     EIO=4&transport=__proto__, 0",
        "POST,    EIO=3&transport=tcp&sid=none, 0",
        "GET,     EIO=4&transport=polling&sid=none, 1",
        "GET,     EIO=4&transport=polling&sid=__proto__, 1",
        "POST,    EIO=4&transport=polling&sid=none, 1",
        "PUT,     EIO=3&transport=polling&sid=none, 1",
        "GET,     EIO=3&transport=websocket&sid=none, 1",
        "POST,    EIO=4&transport=polling, 2",
        "PUT,     EIO=4&transport=polling, 2",
        "DELETE,  EIO=4&transport=polling, 2",
        "OPTIONS, EIO=4&transport=polling, 2",
        "POST,    EIO=3&transport=polling, 2",
        "POST,    EIO=4&transport=websocket, 2",
        "GET,     EIO=4&transport=websocket, 3",
        "GET,     EIO=3&transport=websocket, 3",
        "GET,     transport=polling, 5",
        "GET,     EIO=3&transport=polling, 5",
        "GET,     EIO=5&transport=polling, 5",
    })
    void a_request_is_refused_with_the_code_of_the_first_check_it_fails(
            String method, String query, int code, Wire wire) {
        HttpAnswer answer = wire.send(HttpCall.of(method, "/socket.io/?" + query));

        assertRefused(answer, 400, code);
    }

    @Test
    void an_unknown_file_below_the_path_is_an_unknown_transport(Wire wire) {
        assertRefused(wire.get("/socket.io/nothing.js"), 400, 0);
    }

    @Test
    void a_refused_head_request_has_no_body(Wire wire) {
        HttpAnswer answer = wire.send(HttpCall.of("HEAD", PollingSession.HANDSHAKE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void an_origin_that_is_not_allowed_is_forbidden(Wire wire) {
        HttpAnswer answer = dressed(wire, "GET", "EIO=4&transport=polling");

        assertRefused(answer, 403, 4);
    }

    @ParameterizedTest(name = "{0} ?{1} of another origin is refused with code {2}")
    @CsvSource({
        "GET,  EIO=4&transport=tcp, 400, 0",
        "GET,  EIO=4&transport=polling&sid=none, 400, 1",
        "POST, EIO=4&transport=polling, 400, 2",
        "GET,  EIO=4&transport=websocket, 400, 3",
        "GET,  EIO=3&transport=polling, 403, 4",
    })
    void forbidden_is_told_after_bad_requests_and_before_the_version(
            String method, String query, int status, int code, Wire wire) {
        assertRefused(dressed(wire, method, query), status, code);
    }

    @Test
    void the_version_of_a_session_cannot_change(Wire wire) {
        PollingSession session = wire.polling();

        HttpAnswer answer = wire.get(session.target().replace("EIO=4", "EIO=3"));

        assertRefused(answer, 400, 3);
    }

    @ParameterizedTest(name = "an upgrade to ?{0} is refused with the words {1}")
    @CsvSource({
        "EIO=4&transport=tcp, Transport unknown",
        "EIO=4, Transport unknown",
        "EIO=4&transport=websocket&sid=none, Session ID unknown",
    })
    void a_refused_upgrade_is_a_400_with_the_bare_message(String query, String words, Wire wire) {
        HttpAnswer answer = wire.send(HttpCall.upgrade("/socket.io/?" + query));

        assertRefusedUpgrade(answer, words);
    }

    @Test
    void a_forbidden_upgrade_is_a_400_too(Wire wire) {
        HttpAnswer answer =
                HttpCall.upgrade(Wire.WEBSOCKET)
                        .with("Origin: http://evil.example")
                        .send(wire.address(Setup.DRESSED));

        assertRefusedUpgrade(answer, "Forbidden");
    }

    @Test
    @OnRestanteOnly("the reference completes the upgrade first; clients see a failure either way")
    void an_upgrade_of_another_version_is_refused(Wire wire) {
        HttpAnswer answer = wire.send(HttpCall.upgrade(Wire.WEBSOCKET.replace("EIO=4", "EIO=3")));

        assertRefusedUpgrade(answer, "Unsupported protocol version");
    }

    @Test
    void polling_over_an_upgraded_request_is_closed_at_once(Wire wire) {
        Frames frames = wire.frames(Setup.PLAIN, PollingSession.HANDSHAKE);

        assertThat(frames.ending()).isEqualTo(Ending.IN_ORDER);
    }

    private static HttpAnswer dressed(Wire wire, String method, String query) {
        return HttpCall.of(method, "/socket.io/?" + query)
                .with("Origin: http://evil.example")
                .send(wire.address(Setup.DRESSED));
    }

    static void assertRefused(HttpAnswer answer, int status, int code) {
        assertThat(answer.text())
                .isEqualTo("{\"code\":%d,\"message\":\"%s\"}", code, MESSAGES.get(code));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
    }

    private static void assertRefusedUpgrade(HttpAnswer answer, String words) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo(words);
        assertThat(answer.header("Connection")).hasValue("close");
        assertThat(answer.header("Content-Type")).hasValue("text/html");
        assertThat(answer.header("Content-Length")).hasValue("" + words.length());
    }
}
