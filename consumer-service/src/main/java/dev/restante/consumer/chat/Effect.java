package dev.restante.consumer.chat;

import java.time.Instant;

/**
 * What became of a numbered event.
 *
 * @param times how many effects the event has had so far
 * @param at when the last of them was, in milliseconds
 * @param repeat whether nothing was added, because the event had its effect before
 */
public record Effect(long times, Instant at, boolean repeat) {}
