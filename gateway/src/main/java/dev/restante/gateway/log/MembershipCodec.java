package dev.restante.gateway.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.MalformedRecordException;
import dev.restante.gateway.log.Membership.Stay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
        ArrayNode stays = node.putArray("stays");
        for (Stay stay : membership.stays()) {
            stays.addObject()
                    .put("room", stay.room())
                    .put("since", cursor.format(stay.since()))
                    .put("until", cursor.format(stay.until()));
        }
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
                stays(node.path("stays")),
                node.path("gateway").asText(),
                node.path("connection").asText(),
                cursor.parse(node.path("obeyed").asText()),
                cursor.parse(node.path("received").asText()),
                node.path("ended").asBoolean());
    }

    private List<Stay> stays(JsonNode nodes) {
        List<Stay> stays = new ArrayList<>();
        for (JsonNode node : nodes) {
            Optional<Positions> since = cursor.parse(node.path("since").asText());
            Optional<Positions> until = cursor.parse(node.path("until").asText());
            if (since.isPresent() && until.isPresent()) {
                stays.add(new Stay(node.path("room").asText(), since.get(), until.get()));
            }
        }
        return stays;
    }
}
