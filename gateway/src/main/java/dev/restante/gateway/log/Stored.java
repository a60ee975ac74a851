package dev.restante.gateway.log;

/**
 * Where Kafka stored a record, told once all in-sync replicas have it.
 *
 * @param topic name of the topic
 * @param partition partition of the topic
 * @param offset offset in the partition
 */
public record Stored(String topic, int partition, long offset) {}
