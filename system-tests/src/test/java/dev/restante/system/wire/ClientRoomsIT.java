package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clients that choose their rooms themselves, where the configuration lets them. */
@OnEveryTransport
@OnRestanteOnly("the events join and leave are Restante's own")
class ClientRoomsIT {

    private final Transport transport;
    private final String room = Wire.room();

    ClientRoomsIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void who_joined_a_room_hears_it(Wire wire) {
        WireClient client = joined(wire);

        wire.service().emit("/echo", Set.of(room), "news", Arguments.of("1"));

        assertThat(Recoverable.withoutCursor(client.next())).isEqualTo("42/echo,[\"news\",1]");
    }

    @Test
    void who_left_a_room_hears_nothing_of_it(Wire wire) {
        WireClient client = joined(wire);
        WireClient member = joined(wire);
        client.send("42/echo,2[\"leave\",\"" + room + "\"]");
        assertThat(client.next()).isEqualTo(ok(2));

        wire.service().emit("/echo", Set.of(room), "news", Arguments.of("1"));

        assertThat(Recoverable.withoutCursor(member.next())).isEqualTo("42/echo,[\"news\",1]");
        client.send("42/echo,[\"echo\",\"marker\"]");
        assertThat(Recoverable.withoutCursor(client.next()))
                .isEqualTo("42/echo,[\"echo\",\"marker\"]");
    }

    @Test
    void a_name_outside_the_pattern_is_refused(Wire wire) {
        WireClient client = wire.open(transport);
        Recoverable.join(client, "/echo");

        client.send("42/echo,1[\"join\",\"elsewhere\"]");

        assertThat(client.next())
                .startsWith("43/echo,1[{\"status\":\"error\",\"code\":\"room_not_allowed\"");
    }

    @Test
    void a_number_of_more_digits_than_a_tree_takes_is_refused_as_a_name(Wire wire) {
        WireClient client = wire.open(transport);
        Recoverable.join(client, "/echo");

        client.send("42/echo,1[\"join\"," + "9".repeat(1_001) + "]");

        assertThat(client.next())
                .startsWith("43/echo,1[{\"status\":\"error\",\"code\":\"room_not_allowed\"");
    }

    private WireClient joined(Wire wire) {
        WireClient client = wire.open(transport);
        Recoverable.join(client, "/echo");
        client.send("42/echo,1[\"join\",\"" + room + "\"]");
        assertThat(client.next()).isEqualTo(ok(1));
        return client;
    }

    private String ok(int id) {
        return "43/echo,%d[{\"status\":\"ok\",\"room\":\"%s\"}]".formatted(id, room);
    }
}
