package dev.restante.producer.outbox;

/**
 * How full the outbox is.
 *
 * @param waiting requests that wait for Kafka
 * @param refused requests that Kafka will never take, which are kept for a person to look at
 * @param bytes of all their events
 * @param oldestSeconds how long the oldest one that waits has waited, in seconds; 0 if none does
 * @param maxRequests most requests that are kept
 * @param maxBytes most bytes that are kept
 */
public record OutboxState(
        long waiting,
        long refused,
        long bytes,
        double oldestSeconds,
        long maxRequests,
        long maxBytes) {

    boolean isFull() {
        return waiting + refused >= maxRequests || bytes >= maxBytes;
    }
}
