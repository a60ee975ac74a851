package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Ending;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets after which the connection is closed (7). */
@OnEveryTransport
class PacketErrorsIT {

    private static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":0}";

    private final Transport transport;

    PacketErrorsIT(Transport transport) {
        this.transport = transport;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "nothing in a message;                 4",
                "an unknown type;                      47/plain,[\"a\"]",
                "no type at all;                       4x",
                "JSON that is none;                    42/plain,[\"a\"",
                "more than one JSON value;             42/plain,[\"a\"]]",
                "an object instead of an array;        42/plain,{\"a\":1}",
                "a string instead of an array;         42/plain,\"a\"",
                "an array without a name;              42/plain,[]",
                "a name that is null;                  42/plain,[null]",
                "a name that is an object;             42/plain,[{}]",
                "a name that is a boolean;             42/plain,[true]",
                "an ack that is no JSON;               43/plain,1[",
                "an ack that is no array;              43/plain,1{}",
                "a payload of CONNECT that is a text;  40/other,\"a\"",
                "a payload of CONNECT that is a list;  40/other,[1]",
                "a payload of CONNECT that is a number; 40/other,-5",
                "a payload of CONNECT that is no JSON; 40/other,{",
                "a payload of DISCONNECT;              41/plain,{}",
                "a CONNECT_ERROR of a client;          44/plain,{\"message\":\"a\"}",
                "a second CONNECT;                     40/plain,",
                "a DISCONNECT of another namespace;    41/other,",
                "an event of another namespace;        42/other,[\"echo\",1]",
                "an ack of another namespace;          43/other,1[]",
                "a binary message without a header;    bAQID",
                "attachments without a number;         45-/plain,[\"echo\"]",
                "no attachments in a binary event;     450-/plain,[\"echo\"]",
                "a number that is none;                45a-/plain,[\"echo\"]",
            })
    void closes(String what, String packet, Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send(packet);

        assertThat(client.ending()).as(what).isEqualTo(Ending.IN_ORDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect",
                "connect_error",
                "disconnect",
                "disconnecting",
                "newListener",
                "removeListener"
            })
    void a_reserved_name_closes(String name, Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("42/plain,[\"" + name + "\",1]");

        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }

    @Test
    void an_event_before_the_namespace_is_joined_closes(Wire wire) {
        WireClient client = wire.open(transport);

        client.send("42[\"echo\",1]");

        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }

    @Test
    void an_event_after_an_own_disconnect_closes(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("41/plain,");
        Wire.join(client, "/other");
        client.send("42/plain,[\"echo\",1]");

        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }

    @Test
    void text_while_an_attachment_is_due_closes(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("451-/plain,[\"echo\"," + PLACEHOLDER + "]");
        client.send("42/plain,[\"echo\",1]");

        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }

    @Test
    void more_than_10_attachments_close(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("4511-/plain,[\"echo\"," + PLACEHOLDER + "]");

        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }

    @Test
    void it_closes_every_namespace_of_the_connection(Wire wire) {
        WireClient client = wire.join(transport, "/plain");
        Wire.join(client, "/other");

        client.send("42/other,[]");

        assertThat(client.ending()).isEqualTo(Ending.IN_ORDER);
    }
}
