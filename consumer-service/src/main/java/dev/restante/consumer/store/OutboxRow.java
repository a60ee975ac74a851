package dev.restante.consumer.store;

import org.apache.kafka.clients.producer.ProducerRecord;

/** A record that waits for Kafka. Rows leave in the order of their ids. */
public record OutboxRow(long id, ProducerRecord<byte[], byte[]> kafkaRecord) {}
