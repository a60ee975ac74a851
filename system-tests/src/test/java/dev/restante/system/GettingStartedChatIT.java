package dev.restante.system;

import static dev.restante.system.stack.Part.CONSUMER;
import static dev.restante.system.stack.Part.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.NodeClient;
import dev.restante.system.client.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The chat of the Socket.IO project's tutorial, with clients as its pages open them, step by step:
 * plain, with {@code serverOffset}, with {@code retries} and client offsets. Everyone in {@code /}
 * hears everyone, so messages are known by their texts.
 */
@ExtendWith(StackUnderTest.class)
class GettingStartedChatIT {

    private static final String MESSAGE = "chat message";

    private final String word = Scenario.randomName("word");

    @ParameterizedTest
    @EnumSource(ClientKind.class)
    void a_message_reaches_everyone_once_with_a_growing_id(ClientKind kind, Scenario scenario) {
        Client sender = scenario.client(kind, "/");
        Client other = scenario.client(kind, "/");

        say(sender, 1, 20);

        assertHeardOnce(sender, 20);
        assertHeardOnce(other, 20);
        assertThat(ids(sender)).isEqualTo(ids(other));
    }

    @ParameterizedTest
    @EnumSource(ClientKind.class)
    void a_page_of_the_first_steps_gets_no_history(ClientKind kind, Scenario scenario) {
        Client sender = scenario.client(kind, "/");
        say(sender, 1, 3);
        assertHeardOnce(sender, 3);

        Client late = scenario.client(kind, "/");

        say(sender, 4, 4);
        Scenario.until("the late one hears", () -> !heard(late).isEmpty());
        assertThat(texts(late)).containsExactly(text(4));
    }

    @Test
    void a_new_page_that_says_it_has_seen_nothing_gets_what_there_is(Scenario scenario) {
        Client sender = scenario.client(ClientKind.NODE, "/");
        say(sender, 1, 20);
        assertHeardOnce(sender, 20);

        NodeClient late = scenario.follower(fromTheStart());

        assertHeardOnce(late, 20);
        assertThat(ids(late)).isEqualTo(ids(sender));
    }

    @Test
    void who_left_gets_what_it_missed_also_from_a_killed_and_started_gateway(Scenario scenario) {
        Client sender = scenario.client(ClientKind.NODE, "/");
        NodeClient away = scenario.follower(fromTheStart());
        say(sender, 1, 5);
        assertHeardOnce(away, 5);
        away.leave();
        say(sender, 6, 15);
        assertHeardOnce(sender, 15);

        scenario.stack().kill(GATEWAY);
        scenario.stack().start(GATEWAY);
        away.comeBack();

        Scenario.until("the sender is back", () -> sender.inbox().connections().size() == 2);
        say(sender, 16, 20);
        assertHeardOnce(away, 20);
        assertThat(away.inbox().connections()).last().matches(last -> !last.recovered());
    }

    @Test
    void what_was_sent_while_the_service_was_down_is_heard_once(Scenario scenario) {
        Client sender = scenario.client(ClientKind.NODE, "/");
        NodeClient away = scenario.follower(fromTheStart());
        say(sender, 1, 5);
        assertHeardOnce(away, 5);
        away.leave();
        scenario.stack().kill(CONSUMER);
        say(sender, 6, 15);
        away.comeBack();
        say(sender, 16, 20);

        scenario.stack().start(CONSUMER);

        assertHeardOnce(away, 20);
        assertHeardOnce(sender, 20);
    }

    @Test
    void a_page_that_retries_has_each_message_stored_once_over_killed_gateways(Scenario scenario) {
        Client other = scenario.client(ClientKind.NODE, "/");
        NodeClient sender = scenario.follower(retrying());
        for (int kill = 0; kill < 2; kill++) {
            int first = kill * 50;
            for (int number = first + 1; number <= first + 50; number++) {
                emit(sender, number);
            }
            Scenario.until("some are through", () -> heard(other).size() > first + 3);
            scenario.stack().kill(GATEWAY);
            scenario.stack().start(GATEWAY);
        }

        assertHeardOnce(other, 100);
        assertHeardOnce(sender, 100);
    }

    @Test
    void a_client_offset_that_comes_again_is_acked_and_not_heard_again(Scenario scenario) {
        Client sender = scenario.client(ClientKind.NODE, "/");
        TextNode offset = TextNode.valueOf(sender.id() + "-0");

        for (int tries = 0; tries < 3; tries++) {
            JsonNode ack = sender.answer(MESSAGE, TextNode.valueOf(text(1)), offset);
            assertThat(ack.path("status").asText()).as("%s", ack).isEqualTo("stored");
        }

        say(sender, 2, 2);
        assertHeardOnce(sender, 2);
    }

    private static ObjectNode fromTheStart() {
        ObjectNode options = Scenario.object();
        options.putObject("auth").put("serverOffset", 0);
        return options;
    }

    private static ObjectNode retrying() {
        return fromTheStart().put("ackTimeout", 10_000).put("retries", 3);
    }

    private String text(int number) {
        return word + " " + number;
    }

    private void emit(Client sender, int number) {
        String clientOffset = sender.id() + "-" + number;
        sender.emit(MESSAGE, TextNode.valueOf(text(number)), TextNode.valueOf(clientOffset));
    }

    /** As the page does it, but with an ack: returns when all of them are stored. */
    private void say(Client sender, int first, int last) {
        for (int number = first; number <= last; number++) {
            JsonNode ack = sender.answer(MESSAGE, TextNode.valueOf(text(number)));
            assertThat(ack.path("status").asText()).as("%s", ack).isEqualTo("stored");
        }
    }

    /** The messages 1 to {@code count} of this test, each once, in order. */
    private void assertHeardOnce(Client client, int count) {
        Scenario.until(
                client.name() + " hears " + count, () -> texts(client).contains(text(count)));
        assertThat(texts(client))
                .isEqualTo(IntStream.rangeClosed(1, count).mapToObj(this::text).toList());
        assertThat(ids(client)).isSorted().doesNotHaveDuplicates();
    }

    private List<Received> heard(Client client) {
        List<Received> heard = new ArrayList<>();
        for (Received event : client.inbox().events(MESSAGE)) {
            assertThat(event.arguments()).as("%s", event).hasSize(2);
            if (event.arguments().get(0).asText().startsWith(word)) {
                heard.add(event);
            }
        }
        return heard;
    }

    private List<String> texts(Client client) {
        return heard(client).stream().map(event -> event.arguments().get(0).asText()).toList();
    }

    private List<Integer> ids(Client client) {
        return heard(client).stream().map(event -> event.arguments().get(1).asInt()).toList();
    }
}
