package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.ledger.Event;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Reply;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * Events by HTTP. An answer is either good (201: stored by Kafka; 202: kept in the outbox, if there
 * is one) or asks to send again.
 *
 * @param producer where to
 * @param room whose members receive them
 */
record Posts(ProducerService producer, String room) implements Sending {

    @Override
    public CompletableFuture<Boolean> send(Event event) {
        try {
            Reply reply =
                    producer.structured(
                            ProducerService.event(
                                    event.id(),
                                    "notice",
                                    room,
                                    Scenario.object().put("id", event.id())));
            assertThat(reply.status()).as("%s", reply).isIn(201, 202, 503);
            return CompletableFuture.completedFuture(reply.status() != 503);
        } catch (UncheckedIOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
