package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.restante.contract.Arguments;
import java.io.IOException;

/**
 * Where the elements of a JSON array begin, found without building a tree: what only passes through
 * stays text.
 */
final class JsonOutline {

    private static final JsonFactory JSON = new JsonFactory();

    /** An event's payload: its name, and the arguments after it. */
    record NamedArguments(String name, Arguments arguments) {}

    private JsonOutline() {}

    /** Reads {@code ["name", argument...]}. */
    static NamedArguments event(String json) throws ProtocolException {
        try (JsonParser parser = open(json)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.VALUE_STRING && first != JsonToken.VALUE_NUMBER_INT) {
                throw new ProtocolException("an event without a name");
            }
            String name = parser.getText();
            if (name.isEmpty()) {
                throw new ProtocolException("an event with an empty name");
            }
            return new NamedArguments(name, rest(parser, json));
        } catch (IOException e) {
            throw new ProtocolException("bad JSON: " + e.getMessage());
        }
    }

    /** Reads {@code [argument...]}. */
    static Arguments arguments(String json) throws ProtocolException {
        try (JsonParser parser = open(json)) {
            return rest(parser, json);
        } catch (IOException e) {
            throw new ProtocolException("bad JSON: " + e.getMessage());
        }
    }

    /** Makes sure that the text is one JSON object. */
    static void object(String json) throws ProtocolException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ProtocolException("not an object");
            }
            parser.skipChildren();
            end(parser);
        } catch (IOException e) {
            throw new ProtocolException("bad JSON: " + e.getMessage());
        }
    }

    private static JsonParser open(String json) throws IOException, ProtocolException {
        JsonParser parser = JSON.createParser(json);
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new ProtocolException("not an array");
        }
        return parser;
    }

    private static Arguments rest(JsonParser parser, String json)
            throws IOException, ProtocolException {
        int count = 0;
        int begin = -1;
        for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
            if (count == 0) {
                begin = (int) parser.currentTokenLocation().getCharOffset();
            }
            parser.skipChildren();
        }
        int end = (int) parser.currentTokenLocation().getCharOffset();
        end(parser);
        if (count == 0) {
            return Arguments.none();
        }
        String inner = json.substring(begin, end).stripTrailing();
        return count == 1 ? Arguments.of(inner) : new Arguments(count, "[" + inner + "]");
    }

    private static void end(JsonParser parser) throws IOException, ProtocolException {
        if (parser.nextToken() != null) {
            throw new ProtocolException("something after the JSON");
        }
    }
}
