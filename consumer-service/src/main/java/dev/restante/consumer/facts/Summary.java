package dev.restante.consumer.facts;

import dev.restante.consumer.store.Outcome;
import dev.restante.consumer.store.Position;
import dev.restante.consumer.store.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What this service has done and has still to do.
 *
 * @param processed events that had their effect; repeats are not among them
 * @param processedByType the same by namespace and type
 * @param duplicates records whose event had been processed before
 * @param ignored events that no rule knows
 * @param rejected events whose client was told why not
 * @param deadLettered records nobody can process
 * @param messages chat messages stored
 * @param partitions what is known of each partition of {@code client-events}
 * @param lag records still to read, over all partitions; null when Kafka does not say
 */
public record Summary(
        long processed,
        List<OfType> processedByType,
        long duplicates,
        long ignored,
        long rejected,
        long deadLettered,
        long messages,
        List<Partition> partitions,
        Long lag,
        Waiting outbox) {

    /** How many events of one type had their effect. */
    public record OfType(String namespace, String type, long count) {}

    /**
     * @param lastOffset offset of the last record dealt with; null if there was none
     * @param lag records still to read; null when Kafka does not say
     */
    public record Partition(int partition, Long lastOffset, Long lag) {}

    /**
     * @param depth answers that wait for Kafka
     * @param refused answers that Kafka will never take
     */
    public record Waiting(long depth, long refused) {}

    static Summary of(String topic, Totals totals, Optional<Map<Integer, Long>> ends) {
        List<Partition> partitions = partitions(topic, totals, ends);
        return new Summary(
                totals.of(Outcome.PROCESSED),
                byType(totals),
                totals.of(Outcome.DUPLICATE),
                totals.of(Outcome.IGNORED),
                totals.of(Outcome.REJECTED),
                totals.of(Outcome.DEAD_LETTERED),
                totals.messages(),
                partitions,
                ends.isEmpty() ? null : sumOfLags(partitions),
                new Waiting(totals.outboxDepth(), totals.outboxRefused()));
    }

    private static List<OfType> byType(Totals totals) {
        return totals.counts().stream()
                .filter(count -> count.outcome() == Outcome.PROCESSED)
                .map(count -> new OfType(count.namespace(), count.type(), count.events()))
                .toList();
    }

    private static List<Partition> partitions(
            String topic, Totals totals, Optional<Map<Integer, Long>> ends) {
        Map<Integer, Long> next =
                totals.positions().stream()
                        .filter(position -> position.topic().equals(topic))
                        .collect(Collectors.toMap(Position::partition, Position::nextOffset));
        Map<Integer, Long> all = new TreeMap<>(next);
        ends.ifPresent(known -> known.keySet().forEach(p -> all.putIfAbsent(p, 0L)));
        List<Partition> partitions = new ArrayList<>();
        all.forEach(
                (partition, position) -> {
                    Long last = next.containsKey(partition) ? position - 1 : null;
                    Long end = ends.map(known -> known.get(partition)).orElse(null);
                    Long lag = end == null ? null : Math.max(0, end - position);
                    partitions.add(new Partition(partition, last, lag));
                });
        return partitions;
    }

    private static long sumOfLags(List<Partition> partitions) {
        return partitions.stream()
                .map(Partition::lag)
                .filter(lag -> lag != null)
                .mapToLong(Long::longValue)
                .sum();
    }
}
