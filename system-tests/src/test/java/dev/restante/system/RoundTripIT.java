package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.client.ClientKind;
import dev.restante.system.ledger.Event;
import java.time.Duration;
import java.util.List;

/** Nothing is broken: client, gateway, Kafka, consumer-service, Kafka, gateway, clients. */
@OnEveryStack
class RoundTripIT {

    /** Messages consumer-service gives to a newcomer: the last ones. */
    private static final int HISTORY = 50;

    @EachClient
    void an_ack_says_where_kafka_stored_the_message(ClientKind kind, Scenario scenario) {
        Client sender = scenario.member(kind);
        Event event = new Event(Scenario.randomName("one"), 1, true);

        JsonNode ack = Messages.sendNow(sender, scenario.room(), event);

        assertThat(ack.path("id").asText()).isEqualTo(event.id());
        assertThat(ack.path("topic").asText()).isEqualTo("client-events");
        assertThat(ack.path("partition").isInt()).isTrue();
        assertThat(ack.path("offset").isIntegralNumber()).isTrue();
        Scenario.until(
                "it is processed", () -> scenario.consumer().processed(event.id()).status() == 200);
    }

    @EachClient
    void messages_reach_the_sender_and_the_other_members_once_in_order(
            ClientKind kind, Scenario scenario) {
        Client sender = scenario.member(kind);
        Client other = scenario.member(kind);

        scenario.messages(sender, Duration.ofMillis(2)).start().untilAcked(300);

        scenario.mustBalance(sender, other);
    }

    @EachClient
    void a_newcomer_sees_the_history_in_order(ClientKind kind, Scenario scenario) {
        Client sender = scenario.member(kind);
        scenario.messages(sender, Duration.ofMillis(2)).start().untilAcked(10);
        scenario.mustBalance(sender);
        Client newcomer = scenario.member(kind);

        newcomer.emit("history", Scenario.object().put("room", scenario.room()));

        Scenario.until("history", () -> !newcomer.inbox().events("history").isEmpty());
        JsonNode history = newcomer.inbox().events("history").get(0).data();
        List<String> stored = scenario.consumer().messages(scenario.room()).findValuesAsText("id");
        assertThat(history.path("room").asText()).isEqualTo(scenario.room());
        assertThat(history.path("messages").findValuesAsText("id"))
                .isEqualTo(stored.subList(Math.max(0, stored.size() - HISTORY), stored.size()));
    }

    @EachClient
    void an_invalid_message_is_rejected_to_its_sender_alone(ClientKind kind, Scenario scenario) {
        Client sender = scenario.member(kind);
        Client other = scenario.member(kind);
        JsonNode withoutText =
                Scenario.object()
                        .put("id", Scenario.randomName("bad"))
                        .put("room", scenario.room())
                        .put("name", "nobody");

        JsonNode ack = sender.answer("message", withoutText);

        assertThat(ack.path("status").asText()).isEqualTo("stored");
        Scenario.until("rejected", () -> !sender.inbox().events("rejected").isEmpty());
        JsonNode rejected = sender.inbox().events("rejected").get(0).data();
        assertThat(rejected.path("id")).isEqualTo(withoutText.path("id"));
        assertThat(rejected.path("reason").asText()).contains("text");
        scenario.mustBalance(other);
        assertThat(other.inbox().events("rejected")).isEmpty();
    }
}
