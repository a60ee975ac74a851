package dev.restante.consumer.chat;

import java.time.Instant;

/**
 * A message of a chat room, as it was stored.
 *
 * @param id the sender's id for it
 * @param seq its place in the room: 1, 2, 3 ... without gaps
 * @param at when the gateway received it, in milliseconds
 */
public record ChatMessage(String id, String room, String name, String text, long seq, Instant at) {}
