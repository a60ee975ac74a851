package dev.restante.system.observability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.restante.system.stack.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A trace as Zipkin has it.
 *
 * @param spans in no order
 */
record Trace(List<JsonNode> spans) {

    /** The one trace whose spans tell of an event with this id, if there is one so far. */
    static Optional<Trace> ofEvent(URI zipkin, String eventId) {
        String query = URLEncoder.encode("cloudevents.event_id=" + eventId, StandardCharsets.UTF_8);
        JsonNode traces =
                Http.get(zipkin.resolve("/api/v2/traces?limit=10&annotationQuery=" + query)).json();
        if (traces.size() > 1) {
            throw new AssertionError("one emit, several traces: " + traces);
        }
        return StreamSupport.stream(traces.spliterator(), false).findFirst().map(Trace::of);
    }

    private static Trace of(JsonNode json) {
        List<JsonNode> spans = new ArrayList<>();
        json.forEach(spans::add);
        return new Trace(spans);
    }

    String id() {
        return spans.get(0).path("traceId").asText();
    }

    /** The way from the root to each span without a child: {@code service: name} each. */
    List<String> roads() {
        return spans.stream()
                .filter(span -> spans.stream().noneMatch(other -> isChild(other, span)))
                .map(this::road)
                .sorted()
                .toList();
    }

    private String road(JsonNode span) {
        String here =
                span.path("localEndpoint").path("serviceName").asText()
                        + ": "
                        + span.path("name").asText();
        return spans.stream()
                .filter(other -> isChild(span, other))
                .findFirst()
                .map(parent -> road(parent) + " > " + here)
                .orElse(here);
    }

    private static boolean isChild(JsonNode child, JsonNode parent) {
        return child.path("parentId").asText("").equals(parent.path("id").asText());
    }

    /** What the spans of a name say of something. */
    List<String> tags(String name, String tag) {
        return spans.stream()
                .filter(span -> span.path("name").asText().equals(name))
                .map(span -> span.path("tags").path(tag).asText())
                .toList();
    }
}
