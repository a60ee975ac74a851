package dev.restante.system.wire.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What attackers send, and how they read the answers. */
class GeneratorsTest {

    private static final int MANY = 3_000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    @Test
    void the_same_seed_makes_the_same_request() {
        assertThat(Requests.odd(Dice.of(7), "sid")).isEqualTo(Requests.odd(Dice.of(7), "sid"));
    }

    @Test
    void few_neighbouring_seeds_choose_every_attack() {
        assertThat(LongStream.range(0, 100).boxed())
                .extracting(seed -> Dice.of(seed).of(Attack.values()))
                .contains(Attack.values());
    }

    @Test
    void every_value_is_json() throws IOException {
        for (int seed = 0; seed < MANY; seed++) {
            try (JsonParser parser = JSON.createParser(Values.value(Dice.of(seed)))) {
                parser.nextToken();
                parser.skipChildren();

                assertThat(parser.nextToken()).as("seed %d", seed).isNull();
            }
        }
    }

    @Test
    void every_conversation_begins_with_a_connect() {
        for (int seed = 0; seed < MANY; seed++) {
            assertThat(Packets.conversation(Dice.of(seed)).get(0)).startsWith("40");
        }
    }

    @Test
    void a_mutation_of_any_text_is_made() {
        for (int seed = 0; seed < MANY; seed++) {
            assertThat(Mutation.text(Dice.of(seed), "42[\"a\"]".substring(seed % 8))).isNotNull();
        }
    }

    @Test
    void a_frame_is_masked_and_as_long_as_it_says() {
        byte[] frame = RawFrames.packet(Dice.of(1), "40");

        assertThat(frame).hasSize(2 + 4 + 2).startsWith(0x81, 0x82);
        assertThat(new byte[] {(byte) (frame[6] ^ frame[2]), (byte) (frame[7] ^ frame[3])})
                .isEqualTo("40".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void an_answer_is_read_to_its_end_and_no_further() throws IOException {
        ByteArrayInputStream in = bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP");

        assertThat(Answer.read(in).text()).isEqualTo("ok");
        assertThat(in.available()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "HTTP/1.1 299 Strange\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 500 Oh\r\nContent-Length: 5\r\n\r\nstack",
                "HTTP/1.1 200 OK\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok"
            })
    void an_answer_that_is_none_is_found(String answer) {
        assertThatThrownBy(() -> Answer.read(bytes(answer)))
                .isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void a_frame_that_is_masked_is_found() {
        assertThatThrownBy(() -> Frame.read(bytes("\u0081\u0080abcd")))
                .isInstanceOf(MalformedAnswerException.class);
    }

    @Test
    void of_a_log_the_serious_entries_are_found_with_their_traces() {
        List<String> log =
                List.of(
                        "2026-11-25 02:00:00,000 INFO  [a] (main) started",
                        "2026-11-25 02:00:01,000 ERROR [a] (b) failed: java.lang.Exception",
                        "\tat a.B.c(B.java:1)",
                        "2026-11-25 02:00:02,000 INFO  [a] (main) stopped");

        assertThat(GatewayLog.unexpected(log)).containsExactly(log.get(1) + "\n" + log.get(2));
    }

    private static ByteArrayInputStream bytes(String latin1) {
        return new ByteArrayInputStream(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
