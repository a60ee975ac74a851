package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import org.junit.jupiter.api.Test;

/** What the service behind the server knows of a client's handshake. */
@OnEveryTransport
class FactsIT {

    private final Transport transport;

    FactsIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void credentials_and_query_reach_the_service(Wire wire) {
        WireClient client = wire.open(transport, "&colour=light%20red");
        client.send("40/plain,{\"token\":\"t\",\"more\":[1]}");
        assertThat(client.next()).startsWith("40/plain,{");

        client.send("42/plain,1[\"facts\"]");

        assertThat(client.next())
                .startsWith("43/plain,1[{\"auth\":{\"token\":\"t\",\"more\":[1]}")
                .endsWith("\"colour\":\"light red\"}]");
    }

    @Test
    void without_credentials_they_are_empty(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("42/plain,1[\"facts\"]");

        assertThat(client.next()).startsWith("43/plain,1[{\"auth\":{}");
    }
}
