package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import java.util.OptionalLong;

/**
 * What stands before the JSON of a packet: {@code <type>[<attachments>-][<namespace>,][<id>]}. Only
 * digits are digits here. The reference, where numbers are JavaScript's, takes a space for a type
 * or an id of 0; no client writes one.
 *
 * @param type of the packet without attachments: an event is {@code 2}, also if it was {@code 5}
 * @param attachments how many binary messages follow, 0 to {@link Arguments#MAX_ATTACHMENTS}
 * @param text the whole packet
 * @param end where the header ends in it, and the JSON begins, if there is any
 */
record PacketHeader(
        char type, int attachments, String namespace, OptionalLong id, String text, int end) {

    /** Longer ids are refused: no client counts that far. */
    private static final int MAX_ID_DIGITS = 18;

    static PacketHeader parse(String text) throws ProtocolException {
        if (text.isEmpty()) {
            throw new ProtocolException("an empty packet");
        }
        char type = text.charAt(0);
        int at = 1;
        int attachments = 0;
        if (type == '5' || type == '6') {
            int end = digits(text, at);
            attachments = attachments(text, at, end);
            type -= 3;
            at = end + 1;
        }
        String namespace = "/";
        if (text.startsWith("/", at)) {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            namespace = text.substring(at, end);
            at = Math.min(end + 1, text.length());
        }
        int json = digits(text, at);
        OptionalLong id = json == at ? OptionalLong.empty() : OptionalLong.of(id(text, at, json));
        return new PacketHeader(type, attachments, namespace, id, text, json);
    }

    boolean hasJson() {
        return end < text.length();
    }

    /** A copy of the rest of the text, possibly empty. */
    String json() {
        return text.substring(end);
    }

    private static int attachments(String text, int from, int end) throws ProtocolException {
        int first = skipZeros(text, from, end);
        boolean counted = end < text.length() && text.charAt(end) == '-' && end - first <= 2;
        int count = counted && first < end ? Integer.parseInt(text.substring(first, end)) : 0;
        if (count < 1 || count > Arguments.MAX_ATTACHMENTS) {
            throw new ProtocolException("not 1 to 10 attachments");
        }
        return count;
    }

    private static long id(String text, int from, int end) throws ProtocolException {
        int first = skipZeros(text, from, end);
        if (end - first > MAX_ID_DIGITS) {
            throw new ProtocolException("an id of " + (end - first) + " digits");
        }
        return first == end ? 0 : Long.parseLong(text.substring(first, end));
    }

    private static int skipZeros(String text, int from, int end) {
        int first = from;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return first;
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
