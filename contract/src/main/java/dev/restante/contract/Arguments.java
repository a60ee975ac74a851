package dev.restante.contract;

import java.util.List;
import java.util.Objects;

/**
 * The arguments of one event or acknowledgement, as JSON text with binary data beside it.
 *
 * <p>One argument is the data of the CloudEvent itself, which is what stream processors want to
 * read. Any other number is a JSON array, and the CloudEvents extension {@code args} says how many
 * elements it has.
 *
 * <p>Where binary data stands within the JSON, the JSON has the placeholder of Socket.IO: {@code
 * {"_placeholder":true,"num":i}} is the attachment {@code i}. Without attachments such an object is
 * data like any other. One binary argument and nothing else ({@link #isBinary()}) is the data of
 * the CloudEvent as it is.
 *
 * @param count number of arguments, 0 or more
 * @param json the argument itself if {@code count} is 1, else a JSON array of {@code count}
 *     elements; never parsed here
 * @param attachments binary data in the order of their numbers, at most {@link #MAX_ATTACHMENTS};
 *     one that no placeholder names, and one that several name, are allowed
 */
public record Arguments(int count, String json, List<Attachment> attachments) {

    /** The clients' parser (socket.io-parser 4.2.7) closes the connection on more. */
    public static final int MAX_ATTACHMENTS = 10;

    /** What stands in the JSON for the attachment 0. */
    public static final String PLACEHOLDER = "{\"_placeholder\":true,\"num\":0}";

    /**
     * @throws IllegalArgumentException if {@code count} is negative, or if there are too many
     *     attachments
     */
    public Arguments {
        Objects.requireNonNull(json, "json");
        attachments = List.copyOf(attachments);
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: " + count);
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw new IllegalArgumentException("too many attachments: " + attachments.size());
        }
    }

    /** JSON without binary data. */
    public Arguments(int count, String json) {
        this(count, json, List.of());
    }

    /** No arguments. */
    public static Arguments none() {
        return new Arguments(0, "[]");
    }

    /** One argument, given as JSON text. */
    public static Arguments of(String json) {
        return new Arguments(1, json);
    }

    /**
     * One binary argument.
     *
     * @param bytes not copied, and not to be changed any more
     */
    public static Arguments binary(byte[] bytes) {
        return new Arguments(1, PLACEHOLDER, List.of(new Attachment(bytes)));
    }

    /** Any number of arguments, each given as JSON text. */
    public static Arguments ofList(List<String> jsons) {
        return jsons.size() == 1
                ? of(jsons.get(0))
                : new Arguments(jsons.size(), "[" + String.join(",", jsons) + "]");
    }

    /** The same JSON, with these attachments. */
    public Arguments with(List<Attachment> others) {
        return new Arguments(count, json, others);
    }

    /** Whether this is what {@link #binary} makes: one binary argument and nothing else. */
    public boolean isBinary() {
        return count == 1 && attachments.size() == 1 && json.equals(PLACEHOLDER);
    }

    /** All arguments as one JSON array, also if there is exactly one. */
    public String asArray() {
        return count == 1 ? "[" + json + "]" : json;
    }
}
