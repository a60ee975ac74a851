package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.StackUnderTest;
import dev.restante.system.stack.OwnGateway;
import dev.restante.system.stack.Project;
import dev.restante.system.stack.Stack;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients come back to a gateway that was set up anew: with another key, and other rooms. */
class KeyChangeIT {

    private static Stack stack;
    private static OwnGateway before;
    private static OwnGateway after;
    private static OwnGateway later;

    @RegisterExtension
    static final BeforeAllCallback STACK = context -> stack = StackUnderTest.stack(context);

    private final List<WireClient> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        before = gateway("key-old");
        after = gateway("key-new");
        later = gateway("key-lost");
    }

    private static OwnGateway gateway(String name) {
        return OwnGateway.start(name, stack, Project.gatewayProperties("keys", name));
    }

    @AfterAll
    static void end() {
        Stream.of(before, after, later).forEach(OwnGateway::close);
    }

    @AfterEach
    void close() {
        open.forEach(WireClient::close);
    }

    private WireClient client(OwnGateway gateway) {
        WireClient client = Transport.WEBSOCKET.open(gateway.address(), "");
        open.add(client);
        return client;
    }

    private Recoverable join(OwnGateway gateway) {
        return Recoverable.join(client(gateway), "/echo");
    }

    @Test
    void a_session_goes_on_where_its_key_is_a_former_one() {
        Recoverable session = join(before);

        Recoverable resumed = Recoverable.connect(client(after), "/echo", session.withoutCursor());

        assertThat(resumed).isEqualTo(session);
    }

    @Test
    void a_new_session_is_signed_with_the_new_key() {
        Recoverable session = join(after);

        Recoverable resumed = Recoverable.connect(client(later), "/echo", session.withoutCursor());

        assertThat(resumed).isEqualTo(session);
    }

    @Test
    void where_its_key_was_dropped_a_client_begins_anew_and_is_told_why() {
        Recoverable session = join(before);
        WireClient client = client(later);

        Recoverable fresh = Recoverable.connect(client, "/echo", session.withoutCursor());

        assertThat(fresh.sid()).isNotEqualTo(session.sid());
        assertThat(client.next()).startsWith("42/echo,[\"gap\",{\"reason\":\"unknown key\",");
    }

    @Test
    void of_a_room_that_clients_may_not_choose_any_more_nothing_is_given() {
        String kept = "room-kept-" + UUID.randomUUID();
        String lost = "room-lost-" + UUID.randomUUID();
        WireClient client = client(before);
        Recoverable session = Recoverable.join(client, "/echo");
        choose(client, kept);
        choose(client, lost);
        client.close();
        WireClient speaker = client(before);
        Recoverable.join(speaker, "/echo");
        choose(speaker, kept);
        choose(speaker, lost);
        say(speaker, lost, "said while it was in there");
        say(speaker, kept, "missed");
        WireClient back = client(after);

        Recoverable.connect(back, "/echo", session.withoutCursor());

        assertThat(back.next()).startsWith(said(kept, "missed"));
        say(speaker, lost, "live");
        say(speaker, kept, "live in the room it kept");
        assertThat(back.next()).startsWith(said(kept, "live in the room it kept"));
    }

    private static void choose(WireClient client, String room) {
        client.send("42/echo,1[\"join\",\"" + room + "\"]");
        assertThat(client.next()).startsWith("43/echo,1[{\"status\":\"ok\"");
    }

    /** Returns when Kafka has it. */
    private static void say(WireClient client, String room, String text) {
        client.send(said(room, text).replaceFirst(",", ",2") + "]");
        assertThat(client.next()).startsWith("43/echo,2[{\"status\":\"stored\"");
    }

    private static String said(String room, String text) {
        return "42/echo,[\"said\",{\"room\":\"%s\",\"text\":\"%s\"}".formatted(room, text);
    }
}
