package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.server.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins (3). */
@ExtendWith(ServerUnderTest.class)
class CorsIT {

    private static final String PAGE = "http://page.example";
    private static final String FILE = "/socket.io/socket.io.min.js";

    @Test
    void by_default_nothing_is_said(Wire wire) {
        HttpAnswer answer =
                wire.send(HttpCall.get(PollingSession.HANDSHAKE).with("Origin: " + PAGE));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .noneMatch(line -> line.toLowerCase().startsWith("access-control-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, "http://other.example"})
    void a_fixed_origin_is_told_to_everyone(String origin, Wire wire) {
        HttpAnswer answer = dressed(wire, HttpCall.get(PollingSession.HANDSHAKE), origin);

        assertThat(answer.status()).isEqualTo(200);
        assertAllows(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FILE,
                "/socket.io/?EIO=4&transport=tcp",
                "/socket.io/?EIO=4&transport=polling&sid=none"
            })
    void files_and_refusals_say_it_too(String target, Wire wire) {
        assertAllows(dressed(wire, HttpCall.get(target), PAGE));
    }

    @Test
    void a_forbidden_origin_can_read_that_it_is(Wire wire) {
        HttpAnswer answer =
                dressed(wire, HttpCall.get(PollingSession.HANDSHAKE), "http://evil.example");

        assertThat(answer.status()).isEqualTo(403);
        assertAllows(answer);
    }

    @Test
    void an_unmodified_file_says_it_too(Wire wire) {
        String etag = dressed(wire, HttpCall.get(FILE), PAGE).header("ETag").orElseThrow();

        HttpAnswer answer = dressed(wire, HttpCall.get(FILE).with("If-None-Match: " + etag), PAGE);

        assertThat(answer.status()).isEqualTo(304);
        assertAllows(answer);
    }

    @Test
    void an_upgrade_says_it_too(Wire wire) {
        HttpAnswer answer = dressed(wire, HttpCall.upgrade(Wire.WEBSOCKET), PAGE);

        assertThat(answer.status()).isEqualTo(101);
        assertAllows(answer);
    }

    @Test
    void polls_and_posts_say_it_too(Wire wire) {
        PollingSession session = PollingSession.open(wire.address(Setup.DRESSED));

        HttpAnswer post = dressed(wire, HttpCall.post(session.target(), "40"), PAGE);
        HttpAnswer poll = dressed(wire, HttpCall.get(session.target()), PAGE);

        assertAllows(post);
        assertAllows(poll);
        assertThat(poll.text()).startsWith("40{");
    }

    @Test
    void a_preflight_is_answered_with_what_is_configured(Wire wire) {
        HttpAnswer answer =
                dressed(
                        wire,
                        HttpCall.of("OPTIONS", PollingSession.HANDSHAKE)
                                .with("Access-Control-Request-Method: POST")
                                .with("Access-Control-Request-Headers: x-asked"),
                        PAGE);

        assertThat(answer.status()).isEqualTo(204);
        // The reference says 0 for old browsers; RFC 9110 (8.6) forbids the header here.
        assertThat(answer.header("Content-Length").orElse("0")).isEqualTo("0");
        assertAllows(answer);
        assertThat(answer.header("Access-Control-Allow-Methods")).hasValue("GET,POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).hasValue("x-token");
        assertThat(answer.header("Access-Control-Max-Age")).hasValue("600");
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void a_preflight_is_not_checked_any_further(Wire wire) {
        HttpAnswer answer =
                dressed(
                        wire,
                        HttpCall.of("OPTIONS", "/socket.io/?EIO=3&transport=polling&sid=none")
                                .with("Access-Control-Request-Method: POST"),
                        "http://evil.example");

        assertThat(answer.status()).isEqualTo(204);
    }

    @Test
    void with_any_origin_allowed_the_answer_is_a_star_and_does_not_vary(Wire wire) {
        HttpAnswer answer =
                HttpCall.get(PollingSession.HANDSHAKE)
                        .with("Origin: " + PAGE)
                        .send(wire.address(Setup.QUICK));

        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.header("Vary")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void a_preflight_without_configuration_allows_what_is_asked_for(Wire wire) {
        HttpAnswer answer =
                HttpCall.of("OPTIONS", PollingSession.HANDSHAKE)
                        .with("Origin: " + PAGE)
                        .with("Access-Control-Request-Method: POST")
                        .with("Access-Control-Request-Headers: x-asked,x-too")
                        .send(wire.address(Setup.QUICK));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Methods"))
                .hasValue("GET,HEAD,PUT,PATCH,POST,DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).hasValue("x-asked,x-too");
        assertThat(answer.header("Vary")).hasValue("Access-Control-Request-Headers");
    }

    private static HttpAnswer dressed(Wire wire, HttpCall call, String origin) {
        return call.with("Origin: " + origin).send(wire.address(Setup.DRESSED));
    }

    private static void assertAllows(HttpAnswer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(answer.header("Access-Control-Allow-Credentials")).hasValue("true");
        assertThat(answer.header("Access-Control-Expose-Headers")).hasValue("x-shown");
        assertThat(answer.header("Vary")).hasValue("Origin");
    }
}
