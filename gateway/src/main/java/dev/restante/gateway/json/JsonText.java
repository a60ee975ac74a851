package dev.restante.gateway.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/**
 * Parsers for text of strangers (RFC 8259, nothing more), bounded by {@link #MAX_DEPTH}; and text
 * as JSON.
 */
public final class JsonText {

    /**
     * Objects and arrays within one another, the array of the arguments included. The reference
     * server has no such bound; half of what common parsers take (Jackson: 1,000, Python: about as
     * much) leaves room for whoever wraps the arguments once more.
     */
    public static final int MAX_DEPTH = 500;

    /**
     * Numbers and names of any length: they are handed on as they are written, and the message they
     * are in is bounded. Names are not kept: a table of them would grow with what strangers send.
     */
    private static final JsonFactory PASSING =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private static final JsonFactory READ =
            JsonFactory.builder()
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build();

    /** Characters from which on, measured, a reader costs less than a copy. */
    private static final int WORTH_A_READER = 500;

    private JsonText() {}

    /** A parser of text that is handed on as it is. */
    public static JsonParser passing(String json) throws IOException {
        return PASSING.createParser(json);
    }

    /**
     * The same for what stands in a text from an index on; the parser's offsets count from there.
     */
    public static JsonParser passing(String text, int from) throws IOException {
        if (text.length() - from < WORTH_A_READER) {
            return PASSING.createParser(text.substring(from));
        }
        Reader json = new StringReader(text);
        json.skip(from);
        return PASSING.createParser(json);
    }

    /**
     * A parser of text that the gateway itself makes a tree of later: whatever passes it, Jackson's
     * own bounds of numbers (1,000 digits) and names (50,000 characters) let through too.
     */
    public static JsonParser read(String json) throws IOException {
        return READ.createParser(json);
    }

    /** A text as JSON, in its quotes. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }
}
