package dev.restante.consumer.store;

/**
 * Where the reader stands in a partition.
 *
 * @param nextOffset the first offset not yet dealt with
 */
public record Position(String topic, int partition, long nextOffset) {}
