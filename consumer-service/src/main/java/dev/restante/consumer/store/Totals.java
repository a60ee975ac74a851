package dev.restante.consumer.store;

import java.util.List;

/**
 * Everything that is counted, over all restarts.
 *
 * @param messages chat messages stored
 * @param outboxDepth records that wait for Kafka
 * @param outboxRefused records that Kafka will never take
 */
public record Totals(
        List<Count> counts,
        long messages,
        long outboxDepth,
        long outboxRefused,
        List<Position> positions) {

    /** How many records came to this end, of whatever type. */
    public long of(Outcome outcome) {
        return counts.stream()
                .filter(count -> count.outcome() == outcome)
                .mapToLong(Count::events)
                .sum();
    }
}
