package dev.restante.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The HTTP side of consumer-service.
 *
 * @param address where it is
 */
public record ConsumerService(URI address) {

    /** As many messages as it tells at once. */
    private static final int PAGE = 10_000;

    /** Ids of the messages it has stored in a room, in the order of their numbers. */
    public List<String> processedIn(String room) {
        List<String> ids = new ArrayList<>();
        JsonNode page = messages(room);
        while (true) {
            page.forEach(message -> ids.add(message.path("id").asText()));
            if (page.size() < PAGE) {
                return ids;
            }
            page = messages(room + "&after=" + page.path(PAGE - 1).path("seq").asLong());
        }
    }

    /** The messages it has stored in a room: the first ten thousand. */
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

    /** The dead letters, the oldest first: the first hundred. */
    public JsonNode deadLetters() {
        return Http.get(address.resolve("/dead-letters")).json().path("letters");
    }

    /** All that is known of one. */
    public JsonNode deadLetter(long id) {
        return Http.get(address.resolve("/dead-letters/" + id)).json();
    }

    /** Has one put back. */
    public Reply replay(long id) {
        return Http.post(address.resolve("/dead-letters/" + id + "/replay"), Map.of(), "");
    }

    /** Has one put back although it was before. */
    public Reply replayAgain(long id) {
        return Http.post(
                address.resolve("/dead-letters/" + id + "/replay?again=true"), Map.of(), "");
    }

    /** Sends it a client event as a CloudEvent, as the gateway does without Kafka. */
    public Reply direct(JsonNode event) {
        return Http.post(
                address.resolve("/direct"),
                Map.of("Content-Type", "application/cloudevents+json"),
                event.toString());
    }

    /** What it did of a run of the Lab, by its own account. */
    public JsonNode labRun(String run) {
        return Http.get(address.resolve("/lab/runs/" + run)).json();
    }

    /** All that it knows of one event. */
    public Reply journey(String id) {
        return Http.get(address.resolve("/journey/" + id));
    }

    /** Has a consumer begin that comes anew. */
    public Reply beginNewcomer(String from, String run) {
        return Http.post(
                address.resolve("/newcomers"),
                Map.of("Content-Type", "application/json"),
                "{\"from\":\"%s\",\"run\":\"%s\"}".formatted(from, run));
    }

    /** What that one has read so far. */
    public JsonNode newcomer(String id) {
        return Http.get(address.resolve("/newcomers/" + id)).json();
    }

    /** Ends it. */
    public Reply endNewcomer(String id) {
        return Http.delete(address.resolve("/newcomers/" + id));
    }
}
