package dev.restante.gateway.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.MalformedRecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@link Membership} to and from the value of its record: a JSON object. */
final class MembershipCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cursor cursor;

    MembershipCodec(Cursor cursor) {
        this.cursor = cursor;
    }

    byte[] write(Membership membership) {
        ObjectNode node = JSON.createObjectNode();
        node.put("namespace", membership.namespace());
        node.put("gateway", membership.gateway());
        node.put("connection", membership.connection());
        membership.user().ifPresent(user -> node.put("user", user));
        membership.obeyed().ifPresent(place -> node.put("obeyed", cursor.format(place)));
        membership.received().ifPresent(place -> node.put("received", cursor.format(place)));
        node.put("ended", membership.ended());
        ObjectNode rooms = node.putObject("rooms");
        membership.rooms().forEach((room, since) -> rooms.put(room, cursor.format(since)));
        try {
            return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings is always JSON", e);
        }
    }

    /** Rooms joined in another incarnation of the log are left out: none of it is there. */
    Membership read(byte[] value) throws MalformedRecordException {
        if (value == null) {
            throw new MalformedRecordException("value", "empty");
        }
        JsonNode node;
        try {
            node = JSON.readTree(value);
        } catch (IOException e) {
            throw new MalformedRecordException("value", e.getMessage());
        }
        Map<String, Positions> rooms = new HashMap<>();
        for (Map.Entry<String, JsonNode> room : node.path("rooms").properties()) {
            Optional<Positions> since = cursor.parse(room.getValue().asText());
            since.ifPresent(s -> rooms.put(room.getKey(), s));
        }
        return new Membership(
                node.path("namespace").asText(),
                Optional.ofNullable(node.path("user").textValue()),
                rooms,
                node.path("gateway").asText(),
                node.path("connection").asText(),
                cursor.parse(node.path("obeyed").asText()),
                cursor.parse(node.path("received").asText()),
                node.path("ended").asBoolean());
    }
}
