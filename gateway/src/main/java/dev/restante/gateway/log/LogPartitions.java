package dev.restante.gateway.log;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The partitions of {@code server-events}, in order of their numbers. */
final class LogPartitions {

    private LogPartitions() {}

    static List<TopicPartition> of(LogConfig config, Cursor cursor) {
        return IntStream.range(0, cursor.partitions())
                .mapToObj(p -> new TopicPartition(config.serverEvents(), p))
                .toList();
    }

    /** Offsets of a map, by partition. */
    static Positions positions(List<TopicPartition> partitions, Map<TopicPartition, Long> offsets) {
        return Positions.of(partitions.stream().mapToLong(offsets::get).toArray());
    }

    /** How far a consumer is. */
    static Positions reached(
            KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        return Positions.of(partitions.stream().mapToLong(consumer::position).toArray());
    }
}
