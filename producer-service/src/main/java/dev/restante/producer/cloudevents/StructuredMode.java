package dev.restante.producer.cloudevents;

import com.fasterxml.jackson.core.JsonToken;
import dev.restante.producer.json.Flaw;
import dev.restante.producer.json.InvalidRequestException;
import dev.restante.producer.json.JsonReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Events in the JSON format of CloudEvents 1.0: one object, or an array of them. */
final class StructuredMode {

    /** Events in one batch, at most. */
    static final int MAX_BATCH = 1000;

    private static final Set<String> INTEGERS = Set.of("args", "ackid", "attachments");
    private static final Set<String> BOOLEANS = Set.of("volatile", "close");
    private static final Set<String> STRINGS =
            Set.of(
                    "id",
                    "source",
                    "type",
                    "specversion",
                    "time",
                    "datacontenttype",
                    "namespace",
                    "to",
                    "except",
                    "cause",
                    "op",
                    "room",
                    "user",
                    "rooms",
                    "message");

    private final JsonReader json;

    private StructuredMode(byte[] body) throws InvalidRequestException {
        json = new JsonReader(body);
    }

    static Draft one(byte[] body) throws InvalidRequestException {
        StructuredMode mode = new StructuredMode(body);
        if (mode.json.require() != JsonToken.START_OBJECT) {
            throw new InvalidRequestException(
                    Flaw.inBody(
                            "",
                            "not a JSON object; a batch is application/cloudevents-batch+json"));
        }
        Draft draft = mode.event();
        mode.json.end();
        return draft;
    }

    static List<Draft> batch(byte[] body) throws InvalidRequestException {
        StructuredMode mode = new StructuredMode(body);
        if (mode.json.require() != JsonToken.START_ARRAY) {
            throw new InvalidRequestException(Flaw.inBody("", "not a JSON array of events"));
        }
        List<Draft> drafts = new ArrayList<>();
        for (JsonToken t = mode.json.require(); t != JsonToken.END_ARRAY; t = mode.json.require()) {
            if (t != JsonToken.START_OBJECT) {
                throw new InvalidRequestException(
                        Flaw.inBody(mode.json.pointer(), "not a JSON object"));
            }
            drafts.add(mode.event());
        }
        mode.json.end();
        if (drafts.isEmpty() || drafts.size() > MAX_BATCH) {
            throw new InvalidRequestException(
                    Flaw.inBody(
                            "",
                            "a batch has 1 to %d events, this one %d"
                                    .formatted(MAX_BATCH, drafts.size())));
        }
        return drafts;
    }

    /** Reads the object that has just begun. */
    private Draft event() throws InvalidRequestException {
        Draft draft = new Draft(new Place.Members(json.pointer()));
        while (json.require() != JsonToken.END_OBJECT) {
            String name = json.scalar();
            JsonToken token = json.require();
            switch (name) {
                case "data" -> draft.data = Optional.of(json.value());
                case "data_base64" -> binary(draft, token);
                default -> attribute(draft, name, token);
            }
        }
        return draft;
    }

    private void binary(Draft draft, JsonToken token) throws InvalidRequestException {
        json.value();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.VALUE_STRING) {
            draft.flaw("data_base64", "must be a string, not " + kind(token));
            return;
        }
        try {
            draft.binary = Optional.of(Base64.getDecoder().decode(json.scalar()));
        } catch (IllegalArgumentException e) {
            draft.flaw("data_base64", "not base64 (RFC 4648, 4): " + e.getMessage());
        }
    }

    private void attribute(Draft draft, String name, JsonToken token)
            throws InvalidRequestException {
        String value = json.value().text();
        if (token == JsonToken.VALUE_NULL) {
            return; // CloudEvents: the same as not being there
        }
        if (!allowed(name, token)) {
            draft.flaw(name, "must be " + expected(name) + ", not " + kind(token));
        } else {
            draft.put(name, token == JsonToken.VALUE_STRING ? json.scalar() : value);
        }
    }

    private static boolean allowed(String name, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> true;
            case VALUE_NUMBER_INT -> !STRINGS.contains(name) && !BOOLEANS.contains(name);
            case VALUE_TRUE, VALUE_FALSE -> !STRINGS.contains(name) && !INTEGERS.contains(name);
            default -> false;
        };
    }

    private static String expected(String name) {
        if (INTEGERS.contains(name)) {
            return "an integer";
        }
        if (BOOLEANS.contains(name)) {
            return "a boolean";
        }
        return STRINGS.contains(name) ? "a string" : "a string, an integer or a boolean";
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case START_ARRAY -> "an array";
            default -> "an object";
        };
    }
}
