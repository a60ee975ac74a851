package dev.restante.contract;

import java.util.List;
import java.util.Objects;

/**
 * The arguments of one event or acknowledgement, as JSON text.
 *
 * <p>One argument is the data of the CloudEvent itself, which is what stream processors want to
 * read. Any other number is a JSON array, and the CloudEvents extension {@code args} says how many
 * elements it has.
 *
 * @param count number of arguments, 0 or more
 * @param json the argument itself if {@code count} is 1, else a JSON array of {@code count}
 *     elements; never parsed here
 */
public record Arguments(int count, String json) {

    /**
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public Arguments {
        Objects.requireNonNull(json, "json");
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: " + count);
        }
    }

    /** No arguments. */
    public static Arguments none() {
        return new Arguments(0, "[]");
    }

    /** One argument, given as JSON text. */
    public static Arguments of(String json) {
        return new Arguments(1, json);
    }

    /** Any number of arguments, each given as JSON text. */
    public static Arguments ofList(List<String> jsons) {
        return jsons.size() == 1
                ? of(jsons.get(0))
                : new Arguments(jsons.size(), "[" + String.join(",", jsons) + "]");
    }

    /** All arguments as one JSON array, also if there is exactly one. */
    public String asArray() {
        return count == 1 ? "[" + json + "]" : json;
    }
}
