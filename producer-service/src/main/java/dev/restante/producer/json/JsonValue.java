package dev.restante.producer.json;

import java.util.OptionalInt;

/**
 * A valid JSON value.
 *
 * @param text the value as the sender wrote it
 * @param elements number of elements if it is an array
 */
public record JsonValue(String text, OptionalInt elements) {}
