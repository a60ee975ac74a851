package dev.restante.gateway.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Finds the placeholders {@code {"_placeholder":true,"num":i}} that stand in JSON for attachments,
 * by the rules of socket.io-parser 4.2.7: an object is one whatever else it has, of a member given
 * twice the last counts, several may name one attachment, and an attachment may go unnamed. It is
 * stricter in two cases no client writes: a {@code num} with a fraction, for which the reference
 * puts {@code undefined}, and an illegal placeholder in a member that is given again.
 */
public final class Placeholders {

    /** What a JSON value is. */
    public enum Kind {
        /** No placeholder, and none within it names an attachment that is not there. */
        DATA,
        /** A placeholder that names an attachment. */
        PLACEHOLDER,
        /** It, or something within it, names an attachment that is not there. */
        ILLEGAL
    }

    private Placeholders() {}

    /**
     * Reads the value that begins with the parser's current token, to its end. Recursive, so the
     * parser has to bound the depth.
     *
     * @param attachments how many there are
     * @throws IOException if it is no JSON
     */
    public static Kind read(JsonParser parser, int attachments) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(parser, attachments);
        }
        return token == JsonToken.START_ARRAY ? array(parser, attachments) : Kind.DATA;
    }

    private static Kind array(JsonParser parser, int attachments) throws IOException {
        Kind kind = Kind.DATA;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (read(parser, attachments) == Kind.ILLEGAL) {
                kind = Kind.ILLEGAL;
            }
        }
        return kind;
    }

    private static Kind object(JsonParser parser, int attachments) throws IOException {
        Kind content = Kind.DATA;
        boolean placeholder = false;
        boolean legal = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("_placeholder")) {
                placeholder = value == JsonToken.VALUE_TRUE;
            } else if (name.equals("num")) {
                legal = value.isNumeric() && isIndex(parser.getText(), attachments);
            }
            if (read(parser, attachments) == Kind.ILLEGAL) {
                content = Kind.ILLEGAL;
            }
        }
        if (placeholder) {
            return legal ? Kind.PLACEHOLDER : Kind.ILLEGAL;
        }
        return content;
    }

    /**
     * Also {@code 1.0}, {@code 1e0} and {@code -0}, which are numbers like others in JavaScript.
     */
    private static boolean isIndex(String number, int attachments) {
        double num = Double.parseDouble(number);
        return num >= 0 && num < attachments && num == Math.rint(num);
    }
}
