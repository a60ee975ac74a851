package dev.restante.system;

import static dev.restante.system.stack.Part.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Received;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The chat of the Socket.IO project, in the namespace {@code /}. All its users hear each other, so
 * events are known by the names of those who cause them.
 */
@ExtendWith(StackUnderTest.class)
class ClassicChatIT {

    private final String ada = Scenario.randomName("ada");
    private final String bob = Scenario.randomName("bob");

    @ParameterizedTest
    @EnumSource(ClientKind.class)
    void who_logs_in_is_told_how_many_there_are_and_the_others_who_came(
            ClientKind kind, Scenario scenario) {
        Client first = loggedIn(scenario, kind, ada);

        Client second = loggedIn(scenario, kind, bob);

        Received joined = next(first, "user joined", bob);
        assertThat(numUsers(login(second))).isEqualTo(numUsers(login(first)) + 1);
        assertThat(numUsers(joined)).isEqualTo(numUsers(login(second)));
        assertThat(of(second, "user joined", bob)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ClientKind.class)
    void what_one_says_and_types_reaches_the_others_in_order(ClientKind kind, Scenario scenario) {
        Client first = loggedIn(scenario, kind, ada);
        Client second = loggedIn(scenario, kind, bob);

        first.emit("typing");
        first.emit("stop typing");
        first.emit("new message", TextNode.valueOf("hello"));

        assertThat(next(second, "new message", ada).data().path("message").asText())
                .isEqualTo("hello");
        assertThat(second.inbox().events().stream().filter(event -> isOf(event, ada)))
                .extracting(Received::event)
                .containsSubsequence("typing", "stop typing", "new message");
        second.emit("new message", TextNode.valueOf("and the sender heard only this"));
        next(first, "new message", bob);
        assertThat(first.inbox().events().stream().filter(event -> isOf(event, ada))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ClientKind.class)
    void the_others_are_told_who_left(ClientKind kind, Scenario scenario) {
        Client first = loggedIn(scenario, kind, ada);
        Client second = loggedIn(scenario, kind, bob);

        second.close();

        Received left = next(first, "user left", bob);
        assertThat(numUsers(left)).isEqualTo(numUsers(login(second)) - 1);
    }

    @Test
    void the_others_are_told_who_did_not_come_back_to_a_killed_gateway(Scenario scenario) {
        Client first = loggedIn(scenario, ClientKind.NODE, ada);
        Client second = loggedIn(scenario, ClientKind.NODE, bob);

        scenario.stack().kill(GATEWAY);
        second.close();
        scenario.stack().start(GATEWAY);

        next(first, "user left", bob);
        assertThat(of(first, "user left", ada)).isEmpty();
    }

    private static Client loggedIn(Scenario scenario, ClientKind kind, String name) {
        Client client = scenario.client(kind, "/");
        client.emit("add user", TextNode.valueOf(name));
        Scenario.until(name + " is in", () -> !client.inbox().events("login").isEmpty());
        return client;
    }

    private static Received login(Client client) {
        return client.inbox().events("login").get(0);
    }

    private static int numUsers(Received event) {
        JsonNode count = event.data().path("numUsers");
        assertThat(count.isInt()).as("%s", event).isTrue();
        return count.asInt();
    }

    private static Received next(Client client, String event, String username) {
        Scenario.until(
                client.name() + " hears " + event + " of " + username,
                () -> !of(client, event, username).isEmpty());
        return of(client, event, username).get(0);
    }

    private static List<Received> of(Client client, String event, String username) {
        return client.inbox().events(event).stream().filter(e -> isOf(e, username)).toList();
    }

    private static boolean isOf(Received event, String username) {
        return event.data().path("username").asText().equals(username);
    }
}
