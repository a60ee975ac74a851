package dev.restante.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.ledger.Event;
import dev.restante.system.stack.ProducerService;
import dev.restante.system.stack.Reply;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * Events by HTTP.
 *
 * @param scenario whose room they go to
 */
record Posts(Scenario scenario) implements Sending {

    @Override
    public CompletableFuture<Boolean> send(Event event) {
        try {
            Reply reply =
                    scenario.producer()
                            .structured(
                                    ProducerService.event(
                                            event.id(),
                                            "notice",
                                            scenario.room(),
                                            Scenario.object().put("id", event.id())));
            assertThat(reply.status()).as("%s", reply).isIn(201, 503);
            return CompletableFuture.completedFuture(reply.status() == 201);
        } catch (UncheckedIOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
