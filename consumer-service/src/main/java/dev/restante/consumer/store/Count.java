package dev.restante.consumer.store;

/**
 * How many records came to one end.
 *
 * @param namespace empty where an outcome is not counted by type
 * @param type empty where an outcome is not counted by type
 */
public record Count(Outcome outcome, String namespace, String type, long events) {}
