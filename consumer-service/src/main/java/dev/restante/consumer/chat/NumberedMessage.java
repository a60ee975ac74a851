package dev.restante.consumer.chat;

/**
 * A message of the getting-started chat, as it was stored.
 *
 * @param id its place among all of them: 1, 2, 3 ... Clients remember the last one they saw
 */
public record NumberedMessage(long id, String text) {}
