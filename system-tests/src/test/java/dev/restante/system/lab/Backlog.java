package dev.restante.system.lab;

import java.time.Instant;
import java.util.List;

/** How many events waited in the queue, by the times of the ledger. */
final class Backlog {

    private Backlog() {}

    /** The most at any moment at which one was stored. */
    static long deepest(List<Entry> events) {
        return events.stream()
                .mapToLong(event -> waitingAt(Instant.parse(event.stored()), events))
                .max()
                .orElse(0);
    }

    private static long waitingAt(Instant moment, List<Entry> events) {
        return events.stream()
                .filter(event -> !Instant.parse(event.stored()).isAfter(moment))
                .filter(event -> Instant.parse(event.processed()).isAfter(moment))
                .count();
    }
}
