package dev.restante.producer.cloudevents;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.restante.contract.ServerEvent;
import dev.restante.producer.json.Flaw;
import dev.restante.producer.json.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Requests as the tests of the three modes send them. */
final class Requests {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private Requests() {}

    /** An event whose required attributes are there; single quotes stand for double ones. */
    static String event(String members) {
        String required = "'specversion':'1.0','id':'1','source':'/s','type':'news'";
        return quoted("{" + required + (members.isEmpty() ? "" : ",") + members + "}");
    }

    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    static EventReader.Request read(
            String contentType, Map<String, List<String>> headers, String body)
            throws InvalidRequestException, UnsupportedFormatException {
        return EventReader.read(headers, contentType, body.getBytes(StandardCharsets.UTF_8), NOW);
    }

    static ServerEvent.Emit emit(EventReader.Request request) {
        return (ServerEvent.Emit) request.events().get(0);
    }

    static List<Flaw> flaws(String contentType, Map<String, List<String>> headers, String body) {
        return catchThrowableOfType(
                        InvalidRequestException.class, () -> read(contentType, headers, body))
                .flaws();
    }
}
