package dev.restante.consumer.store;

/**
 * What waits in the database, for Kafka or for a person.
 *
 * @param waiting records that wait for Kafka
 * @param refused records that Kafka will never take
 * @param deadLetters dead letters that are kept, those among them that were put back
 */
public record Backlog(long waiting, long refused, long deadLetters) {}
