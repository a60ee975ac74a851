package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events both ways on the plain wire: what the other side gets is what was sent (7). */
@OnEveryTransport
class EventsIT {

    private static final int BURST = 1_000;
    private static final int LARGE = 300_000;

    private final Transport transport;

    EventsIT(Transport transport) {
        this.transport = transport;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"echo\"]",
                "[\"echo\",null]",
                "[\"echo\",true]",
                "[\"echo\",-1.5]",
                "[\"echo\",9007199254740991]",
                "[\"echo\",\"\"]",
                "[\"echo\",\"a \\\"quoted\\\" text, with \\\\ and \\n\"]",
                "[\"echo\",\"€ 𝄞 אב\"]",
                "[\"echo\",[]]",
                "[\"echo\",[1,[2,[3]]]]",
                "[\"echo\",{}]",
                "[\"echo\",{\"a\":{\"b\":[null,false,0]},\"c\":\"d\"}]",
                "[\"echo\",1,\"two\",[3],{\"four\":4}]",
                "[\"echo\",[],[]]"
            })
    void arguments_arrive_as_they_were_sent(String event, Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("42/plain," + event);

        assertThat(client.next()).isEqualTo("42/plain," + event);
    }

    @Test
    void the_main_namespace_is_not_named(Wire wire) {
        WireClient client = wire.join(transport, "/");

        client.send("42[\"echo\",1]");

        assertThat(client.next()).isEqualTo("42[\"echo\",1]");
    }

    @Test
    void a_namespace_of_a_pattern_has_events_of_its_own(Wire wire) {
        WireClient client = wire.join(transport, "/tenant-a");
        WireClient other = wire.join(transport, "/tenant-b");

        client.send("42/tenant-a,[\"say all\",\"to a\"]");
        assertThat(client.next()).isEqualTo("42/tenant-a,[\"said\",\"to a\"]");
        other.send("42/tenant-b,[\"echo\",\"marker\"]");

        assertThat(other.next()).isEqualTo("42/tenant-b,[\"echo\",\"marker\"]");
    }

    @Test
    void a_burst_from_the_client_arrives_in_order(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send(
                IntStream.range(0, BURST)
                        .mapToObj(i -> "42/plain,[\"echo\"," + i + "]")
                        .toArray(String[]::new));

        for (int i = 0; i < BURST; i++) {
            assertThat(client.next()).isEqualTo("42/plain,[\"echo\"," + i + "]");
        }
    }

    @Test
    void a_burst_from_the_service_arrives_in_order(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("42/plain,[\"burst\"," + BURST + "]");

        for (int i = 0; i < BURST; i++) {
            assertThat(client.next()).isEqualTo("42/plain,[\"burst\"," + i + "]");
        }
    }

    @Test
    void a_large_event_goes_both_ways(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        String large = "42/plain,[\"echo\",\"" + "€".repeat(LARGE / 3) + "\"]";

        client.send(large);

        assertThat(client.next()).isEqualTo(large);
    }
}
