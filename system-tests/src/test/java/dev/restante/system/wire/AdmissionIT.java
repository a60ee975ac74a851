package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A namespace that a service guards. */
@OnEveryTransport
class AdmissionIT {

    private static final String ADA = "40/guarded,{\"name\":\"ada\"}";

    private final Transport transport;

    AdmissionIT(Transport transport) {
        this.transport = transport;
    }

    @Test
    void who_is_admitted_is_connected(Wire wire) {
        WireClient client = wire.open(transport);

        client.send(ADA);

        assertThat(client.next()).matches("40/guarded,\\{\"sid\":\"[A-Za-z0-9_-]{20}\"}");
    }

    @Test
    void who_is_admitted_has_a_name_in_all_it_emits(Wire wire) {
        WireClient client = admitted(wire);

        client.send("42/guarded,1[\"who\"]");

        assertThat(client.next()).isEqualTo("43/guarded,1[\"ada\"]");
    }

    @Test
    void who_is_admitted_is_in_the_rooms_the_service_chose(Wire wire) {
        WireClient client = admitted(wire);

        client.send("42/guarded,[\"say\",[\"admitted\"],\"hello\"]");

        assertThat(client.next()).isEqualTo("42/guarded,[\"said\",\"hello\"]");
    }

    @Test
    void who_is_refused_is_told_why(Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40/guarded,{\"name\":\"eve\"}");

        assertThat(client.next())
                .isEqualTo("44/guarded,{\"message\":\"not you\",\"data\":{\"code\":7}}");
    }

    @Test
    void a_refusal_may_come_without_data(Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40/guarded,");

        assertThat(client.next()).isEqualTo("44/guarded,{\"message\":\"not you\"}");
    }

    @Test
    void who_was_refused_may_try_again(Wire wire) {
        WireClient client = wire.open(transport);
        client.send("40/guarded,{\"name\":\"eve\"}");
        assertThat(client.next()).startsWith("44/guarded,");

        client.send(ADA);

        assertThat(client.next()).startsWith("40/guarded,{");
    }

    @Test
    void other_namespaces_go_on_while_the_service_thinks(Wire wire) {
        WireClient client = wire.join(transport, "/plain");

        client.send("40/guarded,{\"name\":\"nobody\"}", "42/plain,[\"echo\",1]");

        assertThat(client.next()).isEqualTo("42/plain,[\"echo\",1]");
    }

    @Test
    @OnRestanteOnly("a guard of the reference that never answers lets its client wait for good")
    void who_gets_no_answer_is_refused_and_may_try_again(Wire wire) {
        WireClient client = wire.open(transport);

        client.send("40/guarded,{\"name\":\"nobody\"}");

        assertThat(client.next()).matches("44/guarded,\\{\"message\":\"[^\"]+\".*}");
        client.send(ADA);
        assertThat(client.next()).startsWith("40/guarded,{");
    }

    @Test
    @OnRestanteOnly("rooms for users are Restante's own")
    void who_is_admitted_is_in_the_room_of_its_user(Wire wire) {
        WireClient client = admitted(wire);

        wire.service().emit("/guarded", Set.of("user:ada"), "for ada", Arguments.of("1"));

        assertThat(client.next()).isEqualTo("42/guarded,[\"for ada\",1]");
    }

    @Test
    @OnRestanteOnly("the contract with services is Restante's own")
    void the_service_is_asked_for_the_socket_id_that_is_given_then(Wire wire) {
        String token = Wire.room();
        WireClient client = wire.open(transport);

        client.send("40/guarded,{\"name\":\"ada\",\"token\":\"" + token + "\"}");

        String sid = sid(client.next());
        assertThat(question(wire, token).socket()).isEqualTo(sid);
    }

    @Test
    @OnRestanteOnly("the contract with services is Restante's own")
    void who_left_while_the_service_was_asked_is_not_let_in(Wire wire) {
        String token = Wire.room();
        WireClient client = wire.open(transport);
        client.send("40/plain,");
        String sid = sid(client.next());
        client.send("40/guarded,{\"name\":\"nobody\",\"token\":\"" + token + "\"}");
        ClientEvent question = question(wire, token);
        client.close();
        wire.service().heard(e -> is(e, ClientEvent.DISCONNECT, sid));

        wire.service().admit(question);

        // The next one is let in; it is not.
        WireClient other = wire.open(transport);
        other.send(ADA);
        String next = sid(other.next());
        wire.service().heard(e -> is(e, ClientEvent.CONNECT, next));
        assertThat(wire.service().hasHeard(e -> is(e, ClientEvent.CONNECT, question.socket())))
                .isFalse();
    }

    private static boolean is(ClientEvent event, String type, String socket) {
        return event.type().equals(type) && event.socket().equals(socket);
    }

    private static ClientEvent question(Wire wire, String token) {
        return wire.service()
                .heard(
                        event ->
                                event.op() == ClientEvent.Op.ADMISSION
                                        && event.arguments().json().contains(token));
    }

    private static String sid(String connected) {
        return connected.replaceAll("^.*\"sid\":\"|\".*$", "");
    }

    private WireClient admitted(Wire wire) {
        WireClient client = wire.open(transport);
        client.send(ADA);
        assertThat(client.next()).startsWith("40/guarded,{");
        return client;
    }
}
