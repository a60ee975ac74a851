package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets that have no effect, or less than one might think (7). */
@OnEveryTransport
class IgnoredIT {

    private final Transport transport;

    IgnoredIT(Transport transport) {
        this.transport = transport;
    }

    /** An unknown ack, events and acks without a payload, an event that nobody hears. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "43/plain,77[\"nobody asked\"]",
                "43/plain,[\"without an id\"]",
                "42/plain,",
                "42/plain,1",
                "43/plain,1",
                "42/plain,[\"nobody listens\"]",
                "42/plain,[5,\"a number is a name too\"]"
            })
    void has_no_effect(String packet, Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send(packet);

        client.send("42/plain,[\"echo\",\"marker\"]");
        assertThat(client.next()).isEqualTo("42/plain,[\"echo\",\"marker\"]");
    }

    @Test
    void a_second_ack_has_no_effect(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        client.send("42/plain,[\"question\",1]");
        String answer = "43" + client.next().substring(2).replaceAll("\\[.*", "[2]");

        client.send(answer, answer, "42/plain,[\"echo\",\"marker\"]");

        assertThat(client.next()).isEqualTo("42/plain,[\"answered\",2]");
        assertThat(client.next()).isEqualTo("42/plain,[\"echo\",\"marker\"]");
    }

    @Test
    void zeros_before_an_id_do_not_matter(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("42/plain,007[\"ask\",1]");

        assertThat(client.next()).isEqualTo("43/plain,7[1]");
    }

    @Test
    void a_placeholder_in_an_event_without_attachments_is_data(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        String packet = "42/plain,[\"echo\",{\"_placeholder\":true,\"num\":0}]";

        client.send(packet);

        assertThat(client.next()).isEqualTo(packet);
    }
}
