package dev.restante.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The HTTP side of producer-service.
 *
 * @param address where it is
 */
public record ProducerService(URI address) {

    private static final String CONTENT_TYPE = "Content-Type";

    /** A CloudEvent for a room of {@code /chat}, as structured mode writes it. */
    public static ObjectNode event(String id, String type, String room, JsonNode data) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/system-tests")
                .put("type", type)
                .put("namespace", "/chat")
                .put("to", room)
                .set("data", data);
    }

    /** {@code POST /events}: one event, attributes and data in the body. */
    public Reply structured(JsonNode event) {
        return post(Map.of(CONTENT_TYPE, "application/cloudevents+json"), event);
    }

    /** {@code POST /events}: several events, all or none. */
    public Reply batch(List<? extends JsonNode> events) {
        return post(
                Map.of(CONTENT_TYPE, "application/cloudevents-batch+json"),
                JsonNodeFactory.instance.arrayNode().addAll(events));
    }

    /** {@code POST /events}: one event, its attributes as headers. */
    public Reply binary(ObjectNode event) {
        Map<String, String> headers = new TreeMap<>();
        headers.put(CONTENT_TYPE, "application/json");
        for (Map.Entry<String, JsonNode> attribute : event.properties()) {
            if (!attribute.getKey().equals("data")) {
                headers.put("ce-" + attribute.getKey(), attribute.getValue().asText());
            }
        }
        return post(headers, event.path("data"));
    }

    private Reply post(Map<String, String> headers, JsonNode body) {
        return Http.post(address.resolve("/events"), headers, body.toString());
    }

    /** Switches the numbered feed: events per second, 0 is off. */
    public Reply feed(int rate) {
        return Http.put(
                address.resolve("/feed"),
                Map.of(CONTENT_TYPE, "application/json"),
                "{\"rate\":" + rate + "}");
    }

    /** What it says of the numbered feed. */
    public Reply feed() {
        return Http.get(address.resolve("/feed"));
    }

    /** Sends the next numbers of the feed at once. */
    public Reply burst(int count) {
        return Http.post(
                address.resolve("/feed/burst"),
                Map.of(CONTENT_TYPE, "application/json"),
                "{\"count\":" + count + "}");
    }

    /** How full the topics are. */
    public Reply topics() {
        return Http.get(address.resolve("/topics"));
    }

    /** How full its outbox is. */
    public Reply outbox() {
        return Http.get(address.resolve("/outbox"));
    }

    /** Whether it says that it can do its work. */
    public Reply readiness() {
        return Http.get(address.resolve("/q/health/ready"));
    }
}
