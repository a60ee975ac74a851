package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Decompressed;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.PollingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Polls with large answers are answered in less (1). */
@ExtendWith(ServerUnderTest.class)
class CompressionIT {

    private static final int THRESHOLD = 1024;
    private static final String EMPTY_ECHO = "42/plain,[\"echo\",\"\"]";

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "deflate, deflate", "'gzip, deflate, br', gzip"})
    void an_answer_of_1_kib_is_compressed_as_the_client_likes(
            String accepted, String encoding, Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");
        String packet = echoOf(THRESHOLD);

        HttpAnswer answer = pollFor(wire, session, packet, accepted);

        assertThat(answer.header("Content-Encoding")).hasValue(encoding);
        assertThat(answer.header("Content-Type")).hasValue("text/plain; charset=UTF-8");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.body()).hasSizeLessThan(THRESHOLD / 4);
        assertThat(Decompressed.text(answer)).isEqualTo(packet);
    }

    @Test
    void a_smaller_answer_is_not(Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");
        String packet = echoOf(THRESHOLD - 1);

        HttpAnswer answer = pollFor(wire, session, packet, "gzip");

        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.header("Content-Length")).hasValue("" + (THRESHOLD - 1));
        assertThat(answer.text()).isEqualTo(packet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "br"})
    void an_answer_for_a_client_that_likes_neither_is_not(String accepted, Wire wire) {
        PollingSession session = PollingIT.joined(wire, "/plain");
        String packet = echoOf(10 * THRESHOLD);

        HttpAnswer answer = pollFor(wire, session, packet, accepted);

        assertThat(answer.header("Content-Encoding")).isEmpty();
        assertThat(answer.text()).isEqualTo(packet);
    }

    private static String echoOf(int bytes) {
        return "42/plain,[\"echo\",\"" + "x".repeat(bytes - EMPTY_ECHO.length()) + "\"]";
    }

    private static HttpAnswer pollFor(
            Wire wire, PollingSession session, String packet, String accepted) {
        session.post(packet);
        return wire.send(HttpCall.get(session.target()).with("Accept-Encoding: " + accepted));
    }
}
