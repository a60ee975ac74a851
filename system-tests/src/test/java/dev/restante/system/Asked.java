package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.client.Client;
import dev.restante.system.ledger.Event;
import java.util.concurrent.CompletableFuture;

/**
 * Chat messages whose ack is the service's answer: an empty one, once the message is stored. Or an
 * error that asks to send again.
 *
 * @param from who sends them
 * @param room where to
 */
record Asked(Client from, String room) implements Sending {

    @Override
    public CompletableFuture<Boolean> send(Event event) {
        return from.ask("message", Messages.data(event, room)).thenApply(Asked::isAnswered);
    }

    private static boolean isAnswered(JsonNode answer) {
        if (answer.isMissingNode()) {
            return true;
        }
        assertThat(answer.path("status").asText()).as("%s", answer).isEqualTo("error");
        assertThat(answer.path("code").asText()).isIn("no_answer", "kafka_unavailable");
        assertThat(answer.path("retry").asBoolean()).isTrue();
        return false;
    }
}
