package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.restante.contract.Arguments;
import dev.restante.gateway.json.JsonText;
import dev.restante.gateway.json.Placeholders;
import dev.restante.gateway.json.Placeholders.Kind;
import java.io.IOException;

/**
 * Where the elements of a JSON array begin, found without building a tree: what only passes through
 * stays text.
 */
final class JsonOutline {

    /** An event's payload: its name, and the arguments after it. */
    record NamedArguments(String name, Arguments arguments) {}

    private JsonOutline() {}

    /**
     * Reads {@code ["name", argument...]}. If the packet has attachments, the placeholders must
     * name them.
     */
    static NamedArguments event(PacketHeader packet) throws ProtocolException {
        try (JsonParser parser = open(packet)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.VALUE_STRING && !first.isNumeric()) {
                throw new ProtocolException("an event without a name");
            }
            String name = parser.getText();
            return new NamedArguments(name, rest(parser, packet));
        } catch (IOException e) {
            throw new ProtocolException("bad JSON: " + e.getMessage());
        }
    }

    /** Reads {@code [argument...]}, as {@link #event} does those of an event. */
    static Arguments arguments(PacketHeader packet) throws ProtocolException {
        try (JsonParser parser = open(packet)) {
            return rest(parser, packet);
        } catch (IOException e) {
            throw new ProtocolException("bad JSON: " + e.getMessage());
        }
    }

    /** Makes sure that the text is one JSON object. */
    static void object(String json) throws ProtocolException {
        try (JsonParser parser = JsonText.read(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ProtocolException("not an object");
            }
            parser.skipChildren();
            end(parser);
        } catch (IOException e) {
            throw new ProtocolException("bad JSON: " + e.getMessage());
        }
    }

    private static JsonParser open(PacketHeader packet) throws IOException, ProtocolException {
        JsonParser parser = JsonText.passing(packet.text(), packet.end());
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new ProtocolException("not an array");
        }
        return parser;
    }

    private static Arguments rest(JsonParser parser, PacketHeader packet)
            throws IOException, ProtocolException {
        int attachments = packet.attachments();
        int count = 0;
        int begin = -1;
        Kind last = Kind.DATA;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (count == 0) {
                begin = at(parser, packet);
            }
            last = argument(parser, attachments);
        }
        int end = at(parser, packet);
        end(parser);
        if (count == 0) {
            return Arguments.none();
        }
        if (count == 1 && attachments == 1 && last == Kind.PLACEHOLDER) {
            return Arguments.of(Arguments.PLACEHOLDER); // however the client wrote it
        }
        String inner = packet.text().substring(begin, end).stripTrailing();
        return count == 1 ? Arguments.of(inner) : new Arguments(count, "[" + inner + "]");
    }

    /** Where the parser's token begins in the packet's text. */
    private static int at(JsonParser parser, PacketHeader packet) {
        return packet.end() + (int) parser.currentTokenLocation().getCharOffset();
    }

    /** Placeholders in a packet without attachments are data. */
    private static Kind argument(JsonParser parser, int attachments)
            throws IOException, ProtocolException {
        if (attachments == 0) {
            parser.skipChildren();
            return Kind.DATA;
        }
        Kind kind = Placeholders.read(parser, attachments);
        if (kind == Kind.ILLEGAL) {
            throw new ProtocolException("a placeholder without its attachment");
        }
        return kind;
    }

    private static void end(JsonParser parser) throws IOException, ProtocolException {
        if (parser.nextToken() != null) {
            throw new ProtocolException("something after the JSON");
        }
    }
}
