package dev.restante.system.wire.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An answer, to the letter.
 *
 * @param status the HTTP status
 * @param headers its header lines in order
 * @param body without the chunks it may have come in
 */
public record HttpAnswer(int status, List<String> headers, byte[] body) {

    public HttpAnswer {
        headers = List.copyOf(headers);
    }

    /** The value of a header; the last one if there are several. */
    public Optional<String> header(String name) {
        String prefix = name + ":";
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, prefix, 0, prefix.length()))
                .map(line -> line.substring(prefix.length()).strip())
                .reduce((first, last) -> last);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
