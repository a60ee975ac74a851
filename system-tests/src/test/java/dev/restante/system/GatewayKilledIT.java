package dev.restante.system;

import static dev.restante.system.stack.Part.GATEWAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.client.Connected;
import dev.restante.system.client.NodeClient;
import dev.restante.system.ledger.Event;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.StackKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the gateway, and its start. */
@OnEveryStack
class GatewayKilledIT {

    private static final int KILLS = StackKind.chosen().kills(2);

    @Test
    void a_browser_recovers_its_session_with_every_event_it_missed(Scenario scenario) {
        NodeClient browser = scenario.nodeMember();
        String id = browser.id();
        Flow posts = scenario.posts(Duration.ofMillis(3)).start();

        for (int kill = 1; kill <= KILLS; kill++) {
            posts.untilAcked(100);
            scenario.stack().kill(GATEWAY);
            posts.untilAcked(100);
            scenario.stack().start(GATEWAY);
            untilConnected(browser, 1 + kill);
        }
        posts.untilAcked(100);

        scenario.mustBalance(browser);
        assertThat(browser.inbox().connections())
                .hasSize(1 + KILLS)
                .startsWith(new Connected(id, false))
                .endsWith(
                        Collections.nCopies(KILLS, new Connected(id, true))
                                .toArray(Connected[]::new));
        assertThat(browser.inbox().events("gap")).isEmpty();
    }

    @Test
    @Tag(OnEveryStack.EMBEDDED_ONLY)
    void a_browser_that_had_no_event_yet_recovers_too(Scenario scenario) {
        NodeClient browser = scenario.nodeMember();
        String id = browser.id();

        scenario.stack().kill(GATEWAY);
        scenario.posts(Duration.ofMillis(3)).start().untilAcked(50);
        scenario.stack().start(GATEWAY);
        untilConnected(browser, 2);

        scenario.mustBalance(browser);
        assertThat(browser.inbox().connections()).last().isEqualTo(new Connected(id, true));
    }

    @Test
    @Tag(OnEveryStack.EMBEDDED_ONLY)
    void messages_of_a_browser_go_on_after_it_has_recovered(Scenario scenario) {
        NodeClient sender = scenario.nodeMember();
        NodeClient other = scenario.nodeMember();
        Flow messages = scenario.messages(sender, Duration.ofMillis(3)).start();

        messages.untilAcked(100);
        scenario.stack().kill(GATEWAY);
        scenario.stack().start(GATEWAY);
        untilConnected(sender, 2);
        untilConnected(other, 2);
        messages.untilAcked(100);

        scenario.mustBalance(sender, other);
    }

    @Test
    void a_java_client_comes_back_by_itself_with_a_new_session(Scenario scenario) {
        Client client = scenario.member(ClientKind.JAVA);
        String id = client.id();

        scenario.stack().kill(GATEWAY);
        scenario.stack().start(GATEWAY);
        untilConnected(client, 2);
        Scenario.join(client, scenario.room());
        scenario.messages(client, Duration.ofMillis(3)).start().untilAcked(100);

        scenario.mustBalance(client);
        assertThat(client.id()).isNotEqualTo(id);
    }

    @Test
    void what_is_stored_again_while_the_gateway_is_down_is_not_delivered_again(Scenario scenario) {
        NodeClient browser = scenario.nodeMember();
        List<ObjectNode> events =
                IntStream.range(0, 100).mapToObj(n -> notice(scenario.room())).toList();
        scenario.producer().batch(events);
        Scenario.until("all were heard", () -> heard(browser).size() == events.size());

        scenario.stack().kill(GATEWAY);
        scenario.producer().batch(events);
        ObjectNode last = notice(scenario.room());
        scenario.producer().structured(last);
        scenario.stack().start(GATEWAY);
        Scenario.until("the last was heard", () -> heard(browser).contains(id(last)));

        assertThat(heard(browser).subList(0, 100))
                .isEqualTo(events.stream().map(GatewayKilledIT::id).toList());
        assertThat(heard(browser)).hasSize(101);
    }

    private static ObjectNode notice(String room) {
        String id = Scenario.randomName("notice");
        return ProducerService.event(id, "notice", room, Scenario.object().put("id", id));
    }

    private static String id(JsonNode event) {
        return event.path("id").asText();
    }

    private static List<String> heard(Client client) {
        return client.inbox().ids("notice");
    }

    @Test
    @Tag(OnEveryStack.EMBEDDED_ONLY)
    void a_room_that_was_left_stays_left(Scenario scenario) {
        NodeClient browser = scenario.nodeMember();
        String left = Scenario.randomName("left");
        Scenario.join(browser, left);
        JsonNode answer = browser.askText("leave", left);
        assertThat(answer.path("status").asText()).isEqualTo("ok");

        scenario.stack().kill(GATEWAY);
        scenario.stack().start(GATEWAY);
        untilConnected(browser, 2);
        Event unheard = new Event(Scenario.randomName("unheard"), 1, true);
        Messages.sendNow(browser, left, unheard);
        Scenario.until("processed", () -> isProcessed(scenario, unheard));

        scenario.mustBalance(browser);
    }

    private static boolean isProcessed(Scenario scenario, Event event) {
        return scenario.consumer().processed(event.id()).status() == 200;
    }

    private static void untilConnected(Client client, int times) {
        Scenario.until(
                client.name() + " is connected again",
                () -> client.inbox().connections().size() >= times);
    }
}
