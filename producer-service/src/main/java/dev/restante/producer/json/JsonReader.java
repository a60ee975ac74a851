package dev.restante.producer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Walks through JSON text (RFC 8259, UTF-8) and always knows where it is. Beyond the syntax it
 * refuses what receivers would read differently: a member given twice, and numbers that a double
 * cannot hold. Bounded by {@link #MAX_DEPTH}.
 */
public final class JsonReader {

    /** Objects and arrays within one another, the batch and the event included. */
    public static final int MAX_DEPTH = 100;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build();

    private final char[] text;
    private final JsonParser parser;

    public JsonReader(byte[] utf8) throws InvalidRequestException {
        text = decode(utf8);
        try {
            parser = FACTORY.createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Jackson reads from memory only", e);
        }
    }

    private static char[] decode(byte[] utf8) throws InvalidRequestException {
        ByteBuffer in = ByteBuffer.wrap(utf8);
        CharBuffer out = CharBuffer.allocate(utf8.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw new InvalidRequestException(
                    Flaw.inBody("", "not UTF-8 at byte " + (in.position() + 1)));
        }
        char[] text = new char[out.flip().remaining()];
        out.get(text);
        return text;
    }

    /** Goes to the next token; empty at the end of the text. */
    public Optional<JsonToken> next() throws InvalidRequestException {
        try {
            return Optional.ofNullable(parser.nextToken());
        } catch (JsonProcessingException e) {
            throw invalid(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Jackson reads from memory only", e);
        }
    }

    /** Goes to the next token; the end of the text there is a flaw. */
    public JsonToken require() throws InvalidRequestException {
        return next().orElseThrow(() -> invalid("the text ends here"));
    }

    /** Reads to the end of the text, where nothing else may stand. */
    public void end() throws InvalidRequestException {
        if (next().isPresent()) {
            throw invalid("more text after the end of the JSON value");
        }
    }

    /** Text of the current token if it is a scalar or a name. */
    public String scalar() throws InvalidRequestException {
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw invalid(e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Jackson reads from memory only", e);
        }
    }

    /** Reads and checks the whole value that begins with the current token. */
    public JsonValue value() throws InvalidRequestException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        boolean isArray = parser.currentToken() == JsonToken.START_ARRAY;
        int elements = 0;
        int depth = enter(parser.currentToken());
        while (depth > 0) {
            JsonToken token = require();
            if (depth == 1 && isArray && !token.isStructEnd()) {
                elements++;
            }
            depth += enter(token);
        }
        int end = (int) parser.currentLocation().getCharOffset();
        return new JsonValue(
                new String(text, start, end - start).strip(),
                isArray ? OptionalInt.of(elements) : OptionalInt.empty());
    }

    /** Checks a token within a value; returns by how much the depth changes. */
    private int enter(JsonToken token) throws InvalidRequestException {
        if (token.isStructStart()) {
            return 1;
        }
        // Also makes Jackson, which is lazy, read the token to its end.
        String scalar = scalar();
        if (token.isNumeric() && Double.isInfinite(Double.parseDouble(scalar))) {
            throw new InvalidRequestException(
                    Flaw.inBody(pointer(), "number out of range; send it as a string"));
        }
        return token.isStructEnd() ? -1 : 0;
    }

    /** JSON Pointer of the current value. */
    public String pointer() {
        return parser.getParsingContext().pathAsPointer().toString();
    }

    private InvalidRequestException invalid(String detail) {
        var at = parser.currentLocation();
        return new InvalidRequestException(
                Flaw.inBody(
                        pointer(),
                        "%s (line %d, column %d)"
                                .formatted(detail, at.getLineNr(), at.getColumnNr())));
    }
}
