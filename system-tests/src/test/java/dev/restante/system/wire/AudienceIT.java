package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import org.junit.jupiter.api.Test;

/** Who hears an event: one, a room, several rooms, everyone, all but some. */
@OnEveryTransport
class AudienceIT {

    private static final String MARKER = "42/plain,[\"echo\",\"marker\"]";

    private final Transport transport;
    private final String room = Wire.room();

    AudienceIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void a_room_is_heard_by_its_members_alone(Wire wire) {
        WireClient member = member(wire, room);
        WireClient stranger = wire.join(transport, "/plain");

        stranger.send("42/plain,[\"say\",[\"" + room + "\"],\"hello\"]");

        assertThat(member.next()).isEqualTo("42/plain,[\"said\",\"hello\"]");
        hearsNothing(stranger);
    }

    @Test
    void who_says_it_hears_it_too(Wire wire) {
        WireClient member = member(wire, room);

        member.send("42/plain,[\"say\",[\"" + room + "\"],\"hello\"]");

        assertThat(member.next()).isEqualTo("42/plain,[\"said\",\"hello\"]");
    }

    @Test
    void the_others_are_all_but_who_says_it(Wire wire) {
        WireClient member = member(wire, room);
        WireClient other = member(wire, room);

        member.send("42/plain,[\"say others\",[\"" + room + "\"],\"hello\"]");

        assertThat(other.next()).isEqualTo("42/plain,[\"said\",\"hello\"]");
        hearsNothing(member);
    }

    @Test
    void who_left_a_room_hears_nothing_of_it(Wire wire) {
        WireClient left = member(wire, room);
        WireClient member = member(wire, room);
        left.send("42/plain,8[\"exit\",\"" + room + "\"]");
        assertThat(left.next()).isEqualTo("43/plain,8[\"" + room + "\"]");

        member.send("42/plain,[\"say\",[\"" + room + "\"],\"hello\"]");

        assertThat(member.next()).isEqualTo("42/plain,[\"said\",\"hello\"]");
        hearsNothing(left);
    }

    @Test
    void a_member_of_several_rooms_hears_once_what_is_said_to_all_of_them(Wire wire) {
        String second = Wire.room();
        WireClient both = member(wire, room);
        enter(both, second);
        WireClient one = member(wire, second);

        one.send("42/plain,[\"say\",[\"" + room + "\",\"" + second + "\"],\"hello\"]");

        assertThat(one.next()).isEqualTo("42/plain,[\"said\",\"hello\"]");
        assertThat(both.next()).isEqualTo("42/plain,[\"said\",\"hello\"]");
        hearsNothing(both);
    }

    @Test
    void everyone_in_the_namespace_hears_what_has_no_address(Wire wire) {
        WireClient first = wire.join(transport, "/plain");
        WireClient second = wire.join(transport, "/plain");
        WireClient elsewhere = wire.join(transport, "/other");

        first.send("42/plain,[\"say all\",\"" + room + "\"]");

        assertThat(first.next()).isEqualTo("42/plain,[\"said\",\"" + room + "\"]");
        assertThat(second.next()).isEqualTo("42/plain,[\"said\",\"" + room + "\"]");
        elsewhere.send("42/other,[\"echo\",\"marker\"]");
        assertThat(elsewhere.next()).isEqualTo("42/other,[\"echo\",\"marker\"]");
    }

    @Test
    void a_room_of_a_namespace_is_not_that_of_another(Wire wire) {
        WireClient member = member(wire, room);
        Wire.join(member, "/other");

        member.send("42/other,[\"say\",[\"" + room + "\"],\"hello\"]", "42/other,[\"echo\",1]");

        assertThat(member.next()).isEqualTo("42/other,[\"echo\",1]");
    }

    private WireClient member(Wire wire, String room) {
        WireClient client = wire.join(transport, "/plain");
        enter(client, room);
        return client;
    }

    private static void enter(WireClient client, String room) {
        client.send("42/plain,9[\"enter\",\"" + room + "\"]");
        assertThat(client.next()).isEqualTo("43/plain,9[\"" + room + "\"]");
    }

    private static void hearsNothing(WireClient client) {
        client.send(MARKER);
        assertThat(client.next()).isEqualTo(MARKER);
    }
}
