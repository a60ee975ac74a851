package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.contract.ClientEvent;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import org.junit.jupiter.api.Test;

/** Services hear of clients that come and go. */
@OnEveryTransport
@OnRestanteOnly("the contract with services is Restante's own")
class LifecycleIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transport transport;

    LifecycleIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void a_connect_says_who_came_and_from_where(Wire wire) {
        WireClient client = wire.open(transport, "&colour=light%20red");

        String sid = connect(client, "/plain", "{\"token\":\"t\"}");

        JsonNode data = data(heard(wire, sid, ClientEvent.CONNECT));
        assertThat(data.path("recovered")).isEqualTo(json("false"));
        assertThat(data.path("auth")).isEqualTo(json("{\"token\":\"t\"}"));
        assertThat(data.path("query").path("colour").asText()).isEqualTo("light red");
        assertThat(data.path("address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_connect_of_a_resumed_session_says_so_and_keeps_its_secrets(Wire wire) {
        WireClient before = wire.open(transport);
        Recoverable session = Recoverable.join(before, "/echo");
        before.close();
        String credentials = session.withoutCursor().replace("}", ",\"token\":\"t\"}");

        Recoverable.connect(wire.open(transport), "/echo", credentials);

        ClientEvent second =
                wire.service()
                        .heard(
                                event ->
                                        event.socket().equals(session.sid())
                                                && event.arguments().json().contains("token"));
        assertThat(second.type()).isEqualTo(ClientEvent.CONNECT);
        assertThat(data(second).path("recovered")).isEqualTo(json("true"));
        assertThat(data(second).path("auth")).isEqualTo(json("{\"token\":\"t\"}"));
    }

    @Test
    void a_client_that_leaves_the_namespace(Wire wire) {
        WireClient client = wire.open(transport);
        String sid = connect(client, "/plain", "");

        client.send("41/plain,");

        assertThat(reason(wire, sid)).isEqualTo("client namespace disconnect");
    }

    @Test
    void a_client_that_is_sent_away(Wire wire) {
        WireClient client = wire.open(transport);
        String sid = connect(client, "/plain", "");

        client.send("42/plain,[\"part\"]");

        assertThat(reason(wire, sid)).isEqualTo("server namespace disconnect");
    }

    @Test
    void a_client_whose_connection_ends(Wire wire) {
        WireClient client = wire.open(transport);
        String sid = connect(client, "/plain", "");

        client.close();

        assertThat(reason(wire, sid)).isEqualTo("transport close");
    }

    @Test
    void a_client_that_breaks_the_protocol(Wire wire) {
        WireClient client = wire.open(transport);
        String sid = connect(client, "/plain", "");

        client.send("42/plain,[");

        assertThat(reason(wire, sid)).isEqualTo("parse error");
    }

    private static String connect(WireClient client, String namespace, String credentials) {
        client.send("40" + namespace + "," + credentials);
        return sid(client.next());
    }

    private static String sid(String connected) {
        return connected.replaceAll("^.*\"sid\":\"|\".*$", "");
    }

    private static ClientEvent heard(Wire wire, String sid, String type) {
        return wire.service()
                .heard(event -> event.socket().equals(sid) && event.type().equals(type));
    }

    private static String reason(Wire wire, String sid) {
        return data(heard(wire, sid, ClientEvent.DISCONNECT)).path("reason").asText();
    }

    private static JsonNode data(ClientEvent event) {
        return json(event.arguments().json());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
