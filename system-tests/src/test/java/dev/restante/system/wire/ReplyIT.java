package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who answers an event, and what a client is told if nobody does. */
@OnEveryTransport
@OnRestanteOnly("the reference has no queue between its clients and its handlers")
class ReplyIT {

    private static final String NO_ANSWER =
            "43/plain,%d\\[\\{\"status\":\"error\",\"code\":\"no_answer\","
                    + "\"message\":\"[^\"]+\",\"retry\":true}]";

    private final Transport transport;

    ReplyIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void by_default_the_gateway_says_where_kafka_stored_it(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("42/plain,1[\"echo\",1]");

        assertThat(List.of(client.next(), client.next()))
                .anyMatch("42/plain,[\"echo\",1]"::equals)
                .anyMatch(packet -> packet.startsWith("43/plain,1[{\"status\":\"stored\","));
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_an_error(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("42/plain,4[\"unanswered\"]");

        assertThat(client.next()).matches(NO_ANSWER.formatted(4));
    }

    @Test
    void an_answer_that_comes_too_late_is_dropped(Wire wire) {
        String room = Wire.room();
        WireClient client = wire.join(transport, "/plain");
        client.send("42/plain,4[\"unanswered\",\"" + room + "\"]");
        assertThat(client.next()).matches(NO_ANSWER.formatted(4));

        wire.service().answer(heard(wire, room), Arguments.of("\"late\""));

        client.send("42/plain,[\"echo\",1]");
        assertThat(client.next()).isEqualTo("42/plain,[\"echo\",1]");
    }

    @Test
    void a_second_answer_is_dropped(Wire wire) {
        String room = Wire.room();
        WireClient client = wire.join(transport, "/plain");
        client.send("42/plain,5[\"ask\",\"" + room + "\"]");
        assertThat(client.next()).isEqualTo("43/plain,5[\"" + room + "\"]");

        wire.service().answer(heard(wire, room), Arguments.of("\"again\""));

        client.send("42/plain,[\"echo\",1]");
        assertThat(client.next()).isEqualTo("42/plain,[\"echo\",1]");
    }

    @Test
    void the_answer_to_the_first_attempt_at_an_event_is_that_of_the_second(Wire wire) {
        String id = Wire.room();
        WireClient client = wire.join(transport, "/plain");
        client.send("42/plain,6[\"attempt\",\"" + id + "\"]");
        ClientEvent first = heard(wire, id);
        client.send("42/plain,7[\"attempt\",\"" + id + "\"]");
        // Both wait: what came after them on this connection is answered.
        client.send("42/plain,8[\"ask\",1]");
        assertThat(client.next()).isEqualTo("43/plain,8[1]");

        wire.service().answer(first, Arguments.of("\"done\""));

        assertThat(List.of(client.next(), client.next()))
                .containsExactlyInAnyOrder("43/plain,6[\"done\"]", "43/plain,7[\"done\"]");
    }

    @Test
    void an_event_without_an_id_asks_for_no_answer(Wire wire) {
        String room = Wire.room();
        WireClient client = wire.join(transport, "/plain");

        client.send("42/plain,[\"unanswered\",\"" + room + "\"]");

        assertThat(heard(wire, room).ackId()).isEmpty();
    }

    private static ClientEvent heard(Wire wire, String argument) {
        return wire.service().heard(event -> event.arguments().json().contains(argument));
    }
}
