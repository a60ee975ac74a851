package dev.restante.gateway.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.MalformedRecordException;
import dev.restante.gateway.log.Membership.Ending;
import dev.restante.gateway.log.RoomHistory.Stay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@link SessionRecord} to and from the value of its record: a JSON object. */
final class MembershipCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cursor cursor;

    MembershipCodec(Cursor cursor) {
        this.cursor = cursor;
    }

    byte[] write(SessionRecord message) {
        Membership membership = message.membership();
        ObjectNode node = JSON.createObjectNode();
        node.put("namespace", membership.namespace());
        node.put("claim", message instanceof SessionRecord.Claim);
        node.put("gateway", membership.holder().gateway());
        node.put("connection", membership.holder().connection());
        node.put("since", membership.holder().since());
        node.put("version", membership.version());
        membership.user().ifPresent(user -> node.put("user", user));
        membership.obeyed().ifPresent(place -> node.put("obeyed", cursor.format(place)));
        membership.received().ifPresent(place -> node.put("received", cursor.format(place)));
        node.put("ending", membership.ending().name().toLowerCase(Locale.ROOT));
        write(membership.history(), node);
        try {
            return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings is always JSON", e);
        }
    }

    private void write(RoomHistory history, ObjectNode node) {
        ObjectNode rooms = node.putObject("rooms");
        history.now().forEach((room, since) -> rooms.put(room, cursor.format(since)));
        ArrayNode chosen = node.putArray("chosen");
        history.chosen().forEach(chosen::add);
        history.named().ifPresent(place -> node.put("named", cursor.format(place)));
        ArrayNode stays = node.putArray("stays");
        for (Stay stay : history.stays()) {
            stays.addObject()
                    .put("room", stay.room())
                    .put("since", cursor.format(stay.since()))
                    .put("until", cursor.format(stay.until()))
                    .put("chosen", stay.chosen());
        }
    }

    /** Rooms joined in another incarnation of the log are left out: none of it is there. */
    SessionRecord read(byte[] value) throws MalformedRecordException {
        if (value == null) {
            throw new MalformedRecordException("value", "empty");
        }
        JsonNode node;
        try {
            node = JSON.readTree(value);
        } catch (IOException e) {
            throw new MalformedRecordException("value", e.getMessage());
        }
        Membership membership =
                new Membership(
                        node.path("namespace").asText(),
                        Optional.ofNullable(node.path("user").textValue()),
                        history(node),
                        new Holder(
                                node.path("gateway").asText(),
                                node.path("connection").asText(),
                                node.path("since").asLong()),
                        node.path("version").asLong(),
                        cursor.parse(node.path("obeyed").asText()),
                        cursor.parse(node.path("received").asText()),
                        ending(node));
        return node.path("claim").asBoolean()
                ? new SessionRecord.Claim(membership)
                : new SessionRecord.State(membership);
    }

    private static Ending ending(JsonNode node) throws MalformedRecordException {
        String name = node.path("ending").asText(Ending.OPEN.name());
        try {
            return Ending.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("ending", "unknown: " + name);
        }
    }

    private RoomHistory history(JsonNode node) {
        Map<String, Positions> rooms = new HashMap<>();
        for (Map.Entry<String, JsonNode> room : node.path("rooms").properties()) {
            cursor.parse(room.getValue().asText()).ifPresent(s -> rooms.put(room.getKey(), s));
        }
        Set<String> chosen = new HashSet<>();
        node.path("chosen").forEach(room -> chosen.add(room.asText()));
        chosen.retainAll(rooms.keySet());
        return new RoomHistory(
                rooms,
                chosen,
                stays(node.path("stays")),
                cursor.parse(node.path("named").asText()));
    }

    private List<Stay> stays(JsonNode nodes) {
        List<Stay> stays = new ArrayList<>();
        for (JsonNode node : nodes) {
            Optional<Positions> since = cursor.parse(node.path("since").asText());
            Optional<Positions> until = cursor.parse(node.path("until").asText());
            if (since.isPresent() && until.isPresent()) {
                stays.add(
                        new Stay(
                                node.path("room").asText(),
                                since.get(),
                                until.get(),
                                node.path("chosen").asBoolean()));
            }
        }
        return stays;
    }
}
