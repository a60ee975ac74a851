package dev.restante.producer.json;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing that is wrong with a request. Exactly one of {@code pointer} and {@code header} is set.
 *
 * @param pointer where in the body, as a JSON Pointer (RFC 6901); empty for the body as a whole
 * @param header which request header, in lower case
 * @param detail what is wrong there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Flaw(String pointer, String header, String detail) {

    /** A flaw in the body. */
    public static Flaw inBody(String pointer, String detail) {
        return new Flaw(pointer, null, detail);
    }

    /** A flaw in a request header. */
    public static Flaw inHeader(String header, String detail) {
        return new Flaw(null, header, detail);
    }
}
