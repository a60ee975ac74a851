package dev.restante.consumer.chat;

import java.time.Duration;

/** The work that a numbered event makes. */
@FunctionalInterface
interface Work {

    void last(Duration length);

    /** Nothing but the time it takes. */
    static void waiting(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops in the middle of its work", e);
        }
    }
}
