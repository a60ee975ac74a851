package dev.restante.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * An event that reached a client.
 *
 * @param event its name
 * @param arguments its arguments, without the cursor
 * @param cursor where the client is now; the text that a server with connection state recovery
 *     appends to every event
 */
public record Received(String event, List<JsonNode> arguments, String cursor) {

    public Received {
        arguments = List.copyOf(arguments);
    }

    /** The only argument. */
    public JsonNode data() {
        if (arguments.size() != 1) {
            throw new AssertionError("one argument was expected: " + this);
        }
        return arguments.get(0);
    }
}
