package dev.restante.system.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Client;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Reply;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The senders, and what their acks say. */
final class Acks {

    private Acks() {}

    /** A client emits. */
    static Sender by(Client client) {
        return event ->
                client.ask(event.kind().event(), data(event)).thenApply(ack -> places(event, ack));
    }

    /** {@code POST /events}. */
    static Sender by(URI producer, Executor threads) {
        return event -> CompletableFuture.supplyAsync(() -> post(producer, event), threads);
    }

    private static Optional<List<Place>> post(URI producer, Sent event) {
        try {
            Reply reply =
                    new ProducerService(producer)
                            .structured(
                                    ProducerService.event(
                                            event.id(),
                                            event.kind().event(),
                                            event.room(),
                                            data(event)));
            // 202: not in Kafka yet, but kept.
            boolean promised = reply.status() == 201 || reply.status() == 202;
            return promised ? Optional.of(List.of()) : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /**
     * @throws IllegalStateException if it is another's ack: that no emitter gets over
     */
    private static Optional<List<Place>> places(Sent event, JsonNode ack) {
        if (!ack.path("status").asText().equals("stored")) {
            return Optional.empty();
        }
        if (!ack.path("id").asText().equals(event.id())) {
            throw new IllegalStateException("the ack of " + event.id() + ": " + ack);
        }
        return Optional.of(
                List.of(
                        new Place(
                                ack.path("topic").asText(),
                                ack.path("partition").asInt(),
                                ack.path("offset").asLong())));
    }

    private static ObjectNode data(Sent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", event.id())
                .put("room", event.room())
                .put("name", event.sender())
                .put("text", "number " + event.number());
    }
}
