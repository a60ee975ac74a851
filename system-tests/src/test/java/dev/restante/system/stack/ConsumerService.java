package dev.restante.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The HTTP side of consumer-service.
 *
 * @param address where it is
 */
public record ConsumerService(URI address) {

    /** Ids of the messages it has stored in a room, in the order of their numbers. */
    public List<String> processedIn(String room) {
        List<String> ids = new ArrayList<>();
        for (JsonNode message : messages(room)) {
            ids.add(message.path("id").asText());
        }
        return ids;
    }

    /** The messages it has stored in a room. */
    public JsonNode messages(String room) {
        Reply reply = Http.get(address.resolve("/processed/messages?room=" + room));
        if (reply.status() != 200) {
            throw new IllegalStateException("no messages: " + reply);
        }
        return reply.json();
    }

    /** What became of one client event; 404 while it is not processed. */
    public Reply processed(String id) {
        return Http.get(address.resolve("/processed/" + id));
    }
}
