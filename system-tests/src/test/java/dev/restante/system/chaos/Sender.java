package dev.restante.system.chaos;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A way onto the road. */
@FunctionalInterface
interface Sender {

    /**
     * Sends an event.
     *
     * @return where it is stored, as far as the answer says that; nothing if it is not stored;
     *     completes exceptionally if nobody answers
     */
    CompletableFuture<Optional<List<Place>>> send(Sent event);
}
