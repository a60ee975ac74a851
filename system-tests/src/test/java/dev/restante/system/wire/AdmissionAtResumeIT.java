package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A client comes back to its session in a namespace that a service guards. */
@OnEveryTransport
@OnRestanteOnly("the reference does not ask again, and takes its rooms from the session it kept")
class AdmissionAtResumeIT {

    private static final String NAMESPACE = "/returning";
    private static final int MISSED = 20;

    private final Transport transport;
    private final String room = Wire.room();
    private final String other = Wire.room();

    AdmissionAtResumeIT(Transport transport) {
        this.transport = transport;
    }

    /** A client that was let in as ada, into both rooms, and is gone. */
    private Recoverable away(Wire wire) {
        WireClient client = wire.open(transport);
        Recoverable session =
                Recoverable.connect(client, NAMESPACE, "{" + guest("ada", room, other) + "}");
        client.close();
        return session;
    }

    /** What makes the service let a client in. */
    private static String guest(String user, String... rooms) {
        String list =
                Arrays.stream(rooms).map(r -> "\"" + r + "\"").collect(Collectors.joining(","));
        return "\"name\":\"guest\",\"user\":\"%s\",\"rooms\":[%s]".formatted(user, list);
    }

    private static String back(Recoverable session, String auth) {
        return "{\"pid\":\"" + session.pid() + "\"," + auth + "}";
    }

    private WireClient comeBack(Wire wire, Recoverable session, String auth) {
        WireClient client = wire.open(transport);
        assertThat(Recoverable.connect(client, NAMESPACE, back(session, auth))).isEqualTo(session);
        return client;
    }

    private static void say(Wire wire, String to, String what) {
        wire.service().emit(NAMESPACE, Set.of(to), "said", Arguments.of("\"" + what + "\""));
    }

    private static String heard(WireClient client) {
        return Recoverable.withoutCursor(client.next());
    }

    private static String said(String what) {
        return "42" + NAMESPACE + ",[\"said\",\"" + what + "\"]";
    }

    @Test
    void the_service_is_asked_again_and_told_who_comes_back_and_where_it_was(Wire wire) {
        Recoverable session = away(wire);

        comeBack(wire, session, guest("ada", room, other));

        ClientEvent question =
                wire.service()
                        .heard(
                                event ->
                                        event.op() == ClientEvent.Op.ADMISSION
                                                && event.socket().equals(session.sid())
                                                && event.arguments().json().contains("resume"));
        String rooms =
                Set.of(room, other).stream()
                        .sorted()
                        .map(r -> "\"" + r + "\"")
                        .collect(Collectors.joining(","));
        assertThat(question.arguments().json())
                .contains("\"resume\":{\"user\":\"ada\",\"rooms\":[" + rooms + "]}")
                .doesNotContain(session.pid());
    }

    @Test
    void it_goes_on_in_its_rooms_if_the_service_names_none(Wire wire) {
        Recoverable session = away(wire);
        say(wire, room, "missed");
        say(wire, "user:ada", "missed too");

        WireClient client = comeBack(wire, session, "\"name\":\"guest\"");

        assertThat(Set.of(heard(client), heard(client)))
                .containsExactlyInAnyOrder(said("missed"), said("missed too"));
        say(wire, other, "live");
        assertThat(heard(client)).isEqualTo(said("live"));
    }

    @Test
    void nothing_of_a_room_that_it_may_not_be_in_any_more_is_given_to_it(Wire wire) {
        Recoverable session = away(wire);
        say(wire, other, "said while it was in there");
        say(wire, room, "missed");

        WireClient client = comeBack(wire, session, guest("ada", room));

        assertThat(heard(client)).isEqualTo(said("missed"));
        say(wire, other, "live");
        say(wire, room, "live in the room it kept");
        assertThat(heard(client)).isEqualTo(said("live in the room it kept"));
    }

    @Test
    void with_an_empty_list_it_is_in_no_room_any_more(Wire wire) {
        Recoverable session = away(wire);
        say(wire, room, "missed");
        say(wire, session.sid(), "for itself");

        WireClient client = comeBack(wire, session, guest("ada"));

        assertThat(heard(client)).isEqualTo(said("for itself"));
    }

    @Test
    void a_room_it_is_let_into_now_is_heard_from_now_on(Wire wire) {
        String granted = Wire.room();
        Recoverable session = away(wire);
        say(wire, granted, "before it was in there");

        WireClient client = comeBack(wire, session, guest("ada", room, granted));

        say(wire, granted, "live");
        assertThat(heard(client)).isEqualTo(said("live"));
    }

    @Test
    void what_is_kept_comes_in_order_and_once_although_what_is_taken_away_stands_in_between(
            Wire wire) {
        Recoverable session = away(wire);
        for (int i = 0; i < MISSED; i++) {
            say(wire, other, "taken away " + i);
            say(wire, room, "kept " + i);
        }

        WireClient client = comeBack(wire, session, guest("ada", room));

        say(wire, room, "live");
        for (int i = 0; i < MISSED; i++) {
            assertThat(heard(client)).isEqualTo(said("kept " + i));
        }
        assertThat(heard(client)).isEqualTo(said("live"));
    }

    @Test
    void a_room_that_was_taken_away_and_is_given_back_is_heard_from_then_on(Wire wire) {
        Recoverable session = away(wire);
        say(wire, other, "said while it was in there");
        comeBack(wire, session, guest("ada", room)).close();
        say(wire, other, "said while it was not");

        WireClient client = comeBack(wire, session, guest("ada", room, other));

        say(wire, other, "live");
        assertThat(heard(client)).isEqualTo(said("live"));
    }

    @Test
    void a_join_that_a_service_ordered_before_it_named_the_rooms_opens_no_other(Wire wire) {
        String ordered = Wire.room();
        Recoverable session = away(wire);
        wire.service().enter(NAMESPACE, session.sid(), ordered);
        say(wire, ordered, "missed in a room it may not be in any more");
        say(wire, room, "missed");

        WireClient client = comeBack(wire, session, guest("ada", room));

        assertThat(heard(client)).isEqualTo(said("missed"));
        say(wire, ordered, "live in a room it may not be in any more");
        say(wire, room, "live");
        assertThat(heard(client)).isEqualTo(said("live"));
    }

    @Test
    void a_room_that_a_service_ordered_and_then_named_is_heard_from_the_order_on(Wire wire) {
        String ordered = Wire.room();
        Recoverable session = away(wire);
        say(wire, ordered, "before it was in there");
        wire.service().enter(NAMESPACE, session.sid(), ordered);
        say(wire, ordered, "missed");

        WireClient client = comeBack(wire, session, guest("ada", room, ordered));

        assertThat(heard(client)).isEqualTo(said("missed"));
        say(wire, ordered, "live");
        assertThat(heard(client)).isEqualTo(said("live"));
    }

    @Test
    void a_room_that_it_was_taken_out_of_and_that_is_named_then_was_not_heard_between(Wire wire) {
        Recoverable session = away(wire);
        say(wire, room, "missed");
        wire.service().exit(NAMESPACE, session.sid(), room);
        say(wire, room, "said while it was not in there");

        WireClient client = comeBack(wire, session, guest("ada", room));

        assertThat(heard(client)).isEqualTo(said("missed"));
        say(wire, room, "live");
        assertThat(heard(client)).isEqualTo(said("live"));
    }

    @Test
    void an_order_after_that_counts(Wire wire) {
        String ordered = Wire.room();
        Recoverable session = away(wire);
        WireClient client = comeBack(wire, session, guest("ada", room));

        wire.service().enter(NAMESPACE, session.sid(), ordered);

        say(wire, ordered, "live");
        assertThat(heard(client)).isEqualTo(said("live"));
    }

    @Test
    void who_is_somebody_else_now_hears_nothing_of_whom_it_was(Wire wire) {
        Recoverable session = away(wire);
        say(wire, "user:ada", "for ada");

        WireClient client = comeBack(wire, session, guest("bob", room));

        say(wire, "user:bob", "for bob");
        assertThat(heard(client)).isEqualTo(said("for bob"));
        client.send("42/returning,7[\"who\"]");
        assertThat(client.next()).isEqualTo("43/returning,7[\"bob\"]");
    }

    @Test
    void who_is_refused_gets_nothing_and_its_session_is_over(Wire wire) {
        Recoverable session = away(wire);
        say(wire, room, "missed");
        WireClient refused = wire.open(transport);

        refused.send("40/returning," + back(session, "\"name\":\"eve\""));

        assertThat(refused.next())
                .isEqualTo("44/returning,{\"message\":\"not you\",\"data\":{\"code\":7}}");
        WireClient again = wire.open(transport);
        Recoverable fresh =
                Recoverable.connect(again, NAMESPACE, back(session, guest("ada", room)));
        assertThat(fresh.sid()).isNotEqualTo(session.sid());
        assertThat(again.next()).startsWith("42/returning,[\"gap\",{\"reason\":\"session ended\",");
    }

    @Test
    void the_connection_that_still_has_the_session_of_who_is_refused_ends(Wire wire) {
        WireClient halfOpen = wire.open(transport);
        Recoverable session =
                Recoverable.connect(halfOpen, NAMESPACE, "{" + guest("ada", room) + "}");
        WireClient refused = wire.open(transport);

        refused.send("40/returning," + back(session, "\"name\":\"eve\""));

        assertThat(refused.next()).startsWith("44/returning,{\"message\":\"not you\"");
        assertThat(halfOpen.next()).startsWith("42/returning,[\"taken_over\",");
        assertThat(halfOpen.next()).isEqualTo("41/returning,");
        assertThat(halfOpen.ending()).isNotNull();
    }

    @Test
    void a_service_that_does_not_answer_costs_no_session(Wire wire) {
        Recoverable session = away(wire);
        say(wire, room, "missed");
        WireClient early = wire.open(transport);
        early.send("40/returning," + back(session, "\"name\":\"nobody\""));
        assertThat(early.next()).startsWith("44/returning,").contains("\"retry\":true");

        WireClient client = comeBack(wire, session, guest("ada", room, other));

        assertThat(heard(client)).isEqualTo(said("missed"));
    }
}
