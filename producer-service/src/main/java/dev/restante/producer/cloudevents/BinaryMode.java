package dev.restante.producer.cloudevents;

import dev.restante.contract.ContentType;
import dev.restante.producer.json.Flaw;
import dev.restante.producer.json.InvalidRequestException;
import dev.restante.producer.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An event in binary mode of the HTTP binding: attributes in {@code ce-*} headers, data as body.
 */
final class BinaryMode {

    private static final String PREFIX = "ce-";

    private BinaryMode() {}

    /**
     * @param headers all request headers; names in any case
     * @param contentType of the body; if it is not JSON, the body is one binary argument
     */
    static Draft read(Map<String, List<String>> headers, String contentType, byte[] body)
            throws InvalidRequestException {
        Draft draft = new Draft(new Place.Headers());
        headers.forEach(
                (name, values) -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    if (lower.startsWith(PREFIX)) {
                        attribute(draft, lower.substring(PREFIX.length()), values);
                    }
                });
        if (draft.attributes.isEmpty() && draft.flaws.isEmpty()) {
            throw new InvalidRequestException(
                    Flaw.inHeader(
                            "content-type",
                            "without ce-* headers no CloudEvent in binary mode;"
                                    + " an event as JSON object is application/cloudevents+json"));
        }
        draft.attributes.put("datacontenttype", contentType);
        if (!ContentType.isJson(contentType)) {
            draft.binary = Optional.of(body);
        } else if (body.length > 0) {
            JsonReader json = new JsonReader(body);
            json.require();
            draft.data = Optional.of(json.value());
            json.end();
        }
        return draft;
    }

    private static void attribute(Draft draft, String name, List<String> values) {
        if (values.size() != 1) {
            draft.flaw(name, "given " + values.size() + " times");
            return;
        }
        try {
            draft.put(name, decode(values.get(0)));
        } catch (CharacterCodingException e) {
            draft.flaw(name, "not percent-encoded UTF-8 (HTTP binding of CloudEvents, 3.1.3.2)");
        }
    }

    /** Quotes are taken off first, then percent-encoding is undone once. */
    private static String decode(String value) throws CharacterCodingException {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        String text =
                quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
                i += 2;
            } else if (c < ' ' || c > '~') {
                throw new CharacterCodingException();
            } else {
                bytes.write(c);
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static int hex(String text, int index) throws CharacterCodingException {
        int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw new CharacterCodingException();
        }
        return digit;
    }
}
