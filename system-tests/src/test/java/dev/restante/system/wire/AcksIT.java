package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acknowledgements both ways (7). */
@OnEveryTransport
class AcksIT {

    private final Transport transport;

    AcksIT(Transport transport) {
        this.transport = transport;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "42/plain,0[\"ask\",1];                43/plain,0[1]",
                "42/plain,5[\"ask\",1,\"b\",{\"c\":[]}]; 43/plain,5[1,\"b\",{\"c\":[]}]",
                "42/plain,6[\"ask\"];                  43/plain,6[]",
                "42/plain,7[\"nothing\"];              43/plain,7[]",
                "42/plain,2147483648[\"ask\",null];    43/plain,2147483648[null]",
            })
    void the_service_answers_with_the_id_of_the_event(String event, String ack, Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send(event);

        assertThat(client.next()).isEqualTo(ack);
    }

    @Test
    void the_main_namespace_is_not_named(Wire wire) {
        WireClient client = wire.join(transport, "/");

        client.send("421[\"ask\",\"main\"]");

        assertThat(client.next()).isEqualTo("431[\"main\"]");
    }

    @Test
    void each_namespace_counts_for_itself(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        Wire.join(client, "/other");

        client.send("42/plain,1[\"ask\",\"plain\"]", "42/other,1[\"ask\",\"other\"]");

        assertThat(List.of(client.next(), client.next()))
                .containsExactlyInAnyOrder("43/plain,1[\"plain\"]", "43/other,1[\"other\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[1,\"b\"]; [\"answered\",1,\"b\"]",
                "[];        [\"answered\"]",
                "[{}];      [\"answered\",{}]",
            })
    void the_answer_of_a_client_reaches_the_service(String answer, String heard, Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        client.send("42/plain,[\"question\",\"why?\"]");
        String question = client.next();
        assertThat(question).matches("42/plain,[0-9]+\\[\"question\",\"why\\?\"]");

        client.send("43/plain," + id(question) + answer);

        assertThat(client.next()).isEqualTo("42/plain," + heard);
    }

    @Test
    void every_question_has_an_id_of_its_own(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        client.send("42/plain,[\"question\",1]", "42/plain,[\"question\",2]");
        String first = client.next();
        String second = client.next();

        client.send("43/plain," + id(second) + "[\"b\"]");
        assertThat(client.next()).isEqualTo("42/plain,[\"answered\",\"b\"]");
        client.send("43/plain," + id(first) + "[\"a\"]");
        assertThat(client.next()).isEqualTo("42/plain,[\"answered\",\"a\"]");
    }

    private static String id(String question) {
        return question.replaceAll("^42/plain,|\\[.*$", "");
    }
}
