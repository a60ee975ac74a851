package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service sends a client away (7). */
@OnEveryTransport
class ServerDisconnectIT {

    private final Transport transport;

    ServerDisconnectIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void out_of_the_namespace_and_the_connection_stays(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        Wire.join(client, "/other");

        client.send("42/plain,[\"part\"]");

        assertThat(client.next()).isEqualTo("41/plain,");
        client.send("42/other,[\"echo\",1]");
        assertThat(client.next()).isEqualTo("42/other,[\"echo\",1]");
    }

    @Test
    void out_of_the_main_namespace_which_is_not_named(Wire wire) {
        WireClient client = wire.join(transport, "/");

        client.send("42[\"part\"]");

        assertThat(client.next()).isEqualTo("41");
    }

    @Test
    void who_was_sent_away_may_come_again(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        client.send("42/plain,[\"part\"]");
        assertThat(client.next()).isEqualTo("41/plain,");

        Wire.join(client, "/plain");

        client.send("42/plain,[\"echo\",1]");
        assertThat(client.next()).isEqualTo("42/plain,[\"echo\",1]");
    }

    @Test
    void out_of_every_namespace_and_the_connection_is_closed(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        Wire.join(client, "/other");

        client.send("42/plain,[\"end\"]");

        assertThat(List.of(client.next(), client.next()))
                .containsExactlyInAnyOrder("41/plain,", "41/other,");
        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }
}
