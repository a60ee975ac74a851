package dev.restante.producer.kafka;

import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * An event is in Kafka, on all replicas in sync.
 *
 * @param topic the topic of the record
 * @param partition its partition
 * @param offset its offset in the partition
 * @param id id of the event
 */
public record Stored(String topic, int partition, long offset, String id) {

    static Stored of(RecordMetadata metadata, String id) {
        return new Stored(metadata.topic(), metadata.partition(), metadata.offset(), id);
    }
}
