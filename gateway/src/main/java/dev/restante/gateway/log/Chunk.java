package dev.restante.gateway.log;

import java.util.List;

/**
 * A piece of the past.
 *
 * @param entries its records without repeats, each partition in order
 * @param reached the place of a reader that has had them
 */
public record Chunk(List<LogEntry> entries, Positions reached) {}
