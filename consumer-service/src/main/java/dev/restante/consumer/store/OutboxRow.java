package dev.restante.consumer.store;

import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that waits for Kafka. Rows leave in the order of their ids.
 *
 * @param deadLetter the number of the dead letter that it puts back, if it does
 */
public record OutboxRow(
        long id, ProducerRecord<byte[], byte[]> kafkaRecord, OptionalLong deadLetter) {}
