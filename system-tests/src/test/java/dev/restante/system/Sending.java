package dev.restante.system;

import dev.restante.system.ledger.Event;
import java.util.concurrent.CompletableFuture;

/** A way onto the road. */
@FunctionalInterface
interface Sending {

    /**
     * Sends an event once.
     *
     * @return whether Kafka has it; completes exceptionally if nobody answers
     */
    CompletableFuture<Boolean> send(Event event);
}
