package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import dev.restante.system.wire.server.Setup;
import org.junit.jupiter.api.Test;

/** A connection that joins no namespace is not kept: for 1.5 s here (7). */
@OnEveryTransport
class ConnectTimeoutIT {

    private final Transport transport;

    ConnectTimeoutIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void a_connection_without_a_namespace_is_closed(Wire wire) {
        WireClient client = open(wire);

        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }

    @Test
    void a_refused_namespace_does_not_count(Wire wire) {
        WireClient client = open(wire);
        client.send("40/none,");
        assertThat(client.next()).startsWith("44/none,");

        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }

    /** One that was opened later and is closed shows that the time is over. */
    @Test
    void a_namespace_that_was_left_again_does_count(Wire wire) {
        WireClient left = open(wire);
        Wire.join(left, "/plain");
        left.send("41/plain,");
        WireClient later = open(wire);

        assertThat(later.ending()).isEqualTo(Ending.IN_ORDER);

        Wire.join(left, "/plain");
    }

    private WireClient open(Wire wire) {
        return wire.keep(transport.open(wire.address(Setup.QUICK), ""));
    }
}
