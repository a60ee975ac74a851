package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.ledger.Event;
import java.util.concurrent.CompletableFuture;

/**
 * Chat messages. An answer is either good or a typed error that asks to send again.
 *
 * @param from who sends them
 * @param room where to
 */
record Messages(Client from, String room) implements Sending {

    @Override
    public CompletableFuture<Boolean> send(Event event) {
        return from.ask("message", data(event, room)).thenApply(Messages::isStored);
    }

    private static boolean isStored(JsonNode answer) {
        if (answer.path("status").asText().equals("stored")) {
            return true;
        }
        assertThat(answer.path("status").asText()).isEqualTo("error");
        assertThat(answer.path("code").asText()).isEqualTo("kafka_unavailable");
        assertThat(answer.path("message").asText()).isNotBlank();
        assertThat(answer.path("retry").asBoolean()).isTrue();
        return false;
    }

    /** Sends one message, and waits until Kafka has it. */
    static JsonNode sendNow(Client from, String room, Event event) {
        JsonNode answer = from.answer("message", data(event, room));
        assertThat(answer.path("status").asText()).as("the ack %s", answer).isEqualTo("stored");
        return answer;
    }

    static JsonNode data(Event event, String room) {
        return Scenario.object()
                .put("id", event.id())
                .put("room", room)
                .put("name", event.source())
                .put("text", "number " + event.number());
    }
}
