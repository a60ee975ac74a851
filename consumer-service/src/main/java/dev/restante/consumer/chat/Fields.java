package dev.restante.consumer.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads what a client sent, and trusts none of it. Lengths are in characters (code points). */
final class Fields {

    static final int MAX_ID = 255;
    static final int MAX_NAME = 40;
    static final int MAX_ROOM = 40;
    static final int MAX_TEXT = 2000;

    private Fields() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String field(JsonNode data, String name, int max) throws RejectedException {
        return text(data.path(name), name, max);
    }

    /**
     * @throws RejectedException if it is no string, blank, too long, or not to be stored in every
     *     database
     */
    static String text(JsonNode node, String name, int max) throws RejectedException {
        String text = anyText(node, name, max);
        if (text.isBlank()) {
            throw new RejectedException(name + ": blank");
        }
        return text;
    }

    /**
     * The same, but it may be blank.
     *
     * @throws RejectedException if it is no string, too long, or not to be stored in every database
     */
    static String anyText(JsonNode node, String name, int max) throws RejectedException {
        if (!node.isTextual()) {
            throw new RejectedException(name + ": missing, or not a string");
        }
        String text = node.textValue();
        if (text.codePointCount(0, text.length()) > max) {
            throw new RejectedException(name + ": longer than " + max + " characters");
        }
        if (text.codePoints().anyMatch(Fields::isUnstorable)) {
            throw new RejectedException(name + ": has characters that are no text");
        }
        return text;
    }

    /**
     * @throws RejectedException if it is no whole number from {@code least} to {@code most}
     */
    static long number(JsonNode data, String name, long least, long most) throws RejectedException {
        JsonNode node = data.path(name);
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            throw new RejectedException(
                    name + ": not a whole number from " + least + " to " + most);
        }
        return node.longValue();
    }

    /** PostgreSQL stores no NUL, and half a surrogate pair is not UTF-8. */
    private static boolean isUnstorable(int codePoint) {
        return codePoint == 0
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
