package dev.restante.system.lab;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What a topic has got since a moment, as anybody sees it who has a Kafka client.
 *
 * @param all by partition and offset
 */
record Records(List<ConsumerRecord<String, String>> all) {

    static Records since(Instant moment, String topic, String bootstrap) {
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        StringDeserializer text = new StringDeserializer();
        Map<String, Object> options = Map.of("bootstrap.servers", bootstrap);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(options, text, text)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            firstSince(moment, consumer, partitions)
                    .forEach(
                            (partition, first) ->
                                    consumer.seek(
                                            partition,
                                            first == null ? ends.get(partition) : first.offset()));
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return new Records(all);
    }

    private static Map<TopicPartition, OffsetAndTimestamp> firstSince(
            Instant moment, KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        return consumer.offsetsForTimes(
                partitions.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), any -> moment.toEpochMilli())));
    }

    /** The id of the event at a place; empty if there is none. */
    String idAt(int partition, long offset) {
        return at(partition, offset).map(one -> header(one, "ce_id")).orElse("");
    }

    /** The record at a place. */
    Optional<ConsumerRecord<String, String>> at(int partition, long offset) {
        return all.stream()
                .filter(one -> one.partition() == partition && one.offset() == offset)
                .findFirst();
    }

    /** A header as text; empty if it is not there. */
    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
