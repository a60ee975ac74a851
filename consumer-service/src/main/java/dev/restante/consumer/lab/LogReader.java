package dev.restante.consumer.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks for records in topics, without a group: a bounded number of them, and for a bounded time.
 * For one thread.
 */
final class LogReader implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofMillis(200);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final long deadline;

    /**
     * @param time for everything that is asked here
     */
    LogReader(Consumer<byte[], byte[]> consumer, Duration time) {
        this.consumer = consumer;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /**
     * What was found.
     *
     * @param read how many records were looked at
     * @param complete whether these were all, up to the end that the topic had at the beginning
     */
    record Found(List<ConsumerRecord<byte[], byte[]>> records, int read, boolean complete) {}

    /**
     * The record at one place; nothing if it is not there any more.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    Optional<ConsumerRecord<byte[], byte[]>> at(TopicPartition where, long offset) {
        return search(Map.of(where, offset), record -> record.offset() == offset, 1)
                .records()
                .stream()
                .findFirst();
    }

    /**
     * Looks through what came since a time.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    Found since(
            String topic,
            Instant time,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted,
            int most) {
        Map<TopicPartition, Long> times =
                partitions(topic).stream()
                        .collect(Collectors.toMap(where -> where, where -> time.toEpochMilli()));
        Map<TopicPartition, Long> from = new HashMap<>();
        consumer.offsetsForTimes(times, left())
                .forEach(
                        (where, found) ->
                                Optional.ofNullable(found)
                                        .map(OffsetAndTimestamp::offset)
                                        .ifPresent(offset -> from.put(where, offset)));
        return search(from, wanted, most);
    }

    /**
     * Looks through what comes after these places, and in partitions without one through all.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    Found after(
            String topic,
            Map<Integer, Long> places,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted,
            int most) {
        Map<TopicPartition, Long> from =
                new HashMap<>(consumer.beginningOffsets(partitions(topic), left()));
        from.replaceAll(
                (where, begin) -> Math.max(begin, places.getOrDefault(where.partition(), begin)));
        return search(from, wanted, most);
    }

    private Set<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic, left()).stream()
                .map(found -> new TopicPartition(topic, found.partition()))
                .collect(Collectors.toSet());
    }

    private Found search(
            Map<TopicPartition, Long> from,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted,
            int most) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(from.keySet(), left());
        Set<TopicPartition> open = new HashSet<>(from.keySet());
        open.removeIf(where -> from.get(where) >= ends.get(where));
        consumer.assign(open);
        open.forEach(where -> consumer.seek(where, from.get(where)));
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        int read = 0;
        try {
            while (!open.isEmpty() && read < most && isTimeLeft()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    read++;
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                }
                open.removeIf(where -> consumer.position(where, left()) >= ends.get(where));
            }
        } catch (OffsetOutOfRangeException e) {
            // Deleted meanwhile, by age.
            return new Found(found, read, false);
        }
        return new Found(found, read, open.isEmpty());
    }

    private boolean isTimeLeft() {
        return System.nanoTime() < deadline;
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSING));
    }
}
