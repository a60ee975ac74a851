package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where {@code client-events} ends now. */
@Singleton
public class LogEnds {

    private final Admin admin;
    private final String topic;
    private final Duration timeout;

    LogEnds(Admin admin, ConsumerConfig config) {
        this.admin = admin;
        this.topic = config.topics().clientEvents();
        this.timeout = config.factsTimeout();
    }

    /**
     * The offset of the next record of each partition; nothing if Kafka does not say so within the
     * time that facts may take, or there is no such topic.
     */
    public Optional<Map<Integer, Long>> find() throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            return Optional.of(ends(partitions(deadline), deadline));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        }
    }

    private Map<TopicPartition, OffsetSpec> partitions(long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin
                .describeTopics(List.of(topic))
                .topicNameValues()
                .get(topic)
                .get(left(deadline), TimeUnit.NANOSECONDS)
                .partitions()
                .stream()
                .collect(
                        Collectors.toMap(
                                partition -> new TopicPartition(topic, partition.partition()),
                                partition -> OffsetSpec.latest()));
    }

    private Map<Integer, Long> ends(Map<TopicPartition, OffsetSpec> partitions, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        int millis = (int) timeout.toMillis();
        Map<Integer, Long> ends = new TreeMap<>();
        admin.listOffsets(partitions, new ListOffsetsOptions().timeoutMs(millis))
                .all()
                .get(left(deadline), TimeUnit.NANOSECONDS)
                .forEach((where, end) -> ends.put(where.partition(), end.offset()));
        return ends;
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }
}
