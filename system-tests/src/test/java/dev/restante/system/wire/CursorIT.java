package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What recovery adds to the wire (8). */
@OnEveryTransport
@OnRestanteOnly(
        "clients take the last text of any event without an id for their cursor, so each such event"
                + " has one; the reference leaves it out of volatile ones, and clients lose theirs")
class CursorIT {

    private final Transport transport;

    CursorIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void the_answer_to_a_connect_has_a_pid(Wire wire) {
        Recoverable session = Recoverable.join(wire.open(transport), "/echo");

        assertThat(session.pid()).isNotEqualTo(session.sid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"echo\"]",
                "[\"echo\",\"text\"]",
                "[\"echo\",1,{\"a\":[]}]",
                "[\"echo\",[]]"
            })
    void an_event_ends_with_a_cursor(String event, Wire wire) {
        WireClient client = joined(wire);

        client.send("42/echo," + event);

        assertThat(Recoverable.withoutCursor(client.next())).isEqualTo("42/echo," + event);
    }

    @Test
    void a_volatile_event_does_too(Wire wire) {
        WireClient client = joined(wire);

        client.send("42/echo,[\"volatile\",\"text\"]");

        assertThat(Recoverable.withoutCursor(client.next()))
                .isEqualTo("42/echo,[\"volatile\",\"text\"]");
    }

    @Test
    void in_an_event_with_binary_it_follows_the_placeholders(Wire wire) {
        WireClient client = joined(wire);
        String header = "451-/echo,[\"echo\",{\"_placeholder\":true,\"num\":0}]";

        client.send(header, "bAQID");

        assertThat(Recoverable.withoutCursor(client.next())).isEqualTo(header);
        assertThat(client.next()).isEqualTo("bAQID");
    }

    @Test
    void every_event_has_another_one(Wire wire) {
        WireClient client = joined(wire);
        client.send("42/echo,[\"echo\",1]", "42/echo,[\"echo\",2]");

        String first = client.next();
        String second = client.next();

        assertThat(Recoverable.cursor(second)).isNotEqualTo(Recoverable.cursor(first));
    }

    @Test
    void an_event_that_asks_for_an_answer_has_none(Wire wire) {
        WireClient client = joined(wire);

        client.send("42/echo,[\"question\",1]");

        assertThat(client.next()).matches("42/echo,[0-9]+\\[\"question\",1]");
    }

    @Test
    void an_acknowledgement_has_none(Wire wire) {
        WireClient client = joined(wire);

        client.send("42/echo,3[\"ask\",1]");

        assertThat(client.next()).isEqualTo("43/echo,3[1]");
    }

    private WireClient joined(Wire wire) {
        WireClient client = wire.open(transport);
        Recoverable.join(client, "/echo");
        return client;
    }
}
