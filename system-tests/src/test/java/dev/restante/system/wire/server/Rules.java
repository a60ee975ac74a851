package dev.restante.system.wire.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.contract.ServerEvent.Envelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a client event is answered with: the handlers of {@code src/test/node/reference.mjs}, as
 * records.
 */
final class Rules {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The ackid of every question: its cause tells which one is answered. */
    private static final long QUESTION = 17;

    /** What the connect events said, by socket id. */
    private final Map<String, JsonNode> facts = new HashMap<>();

    List<ServerEvent> answers(ClientEvent event) {
        return switch (event.op()) {
            case ADMISSION -> admission(event);
            case ACK -> List.of(toSender(event, "answered", event.arguments()));
            case EVENT -> emitted(event);
        };
    }

    private List<ServerEvent> emitted(ClientEvent event) {
        Set<String> sender = Set.of(event.socket());
        return switch (event.type()) {
            case ClientEvent.CONNECT -> {
                facts.put(event.socket(), argument(event, 0));
                yield List.of();
            }
            case "echo" -> List.of(toSender(event, "echo", event.arguments()));
            case "ask" -> List.of(ack(event, event.arguments()));
            case "nothing" -> List.of(ack(event, Arguments.none()));
            case "burst" -> burst(event);
            case "enter", "exit" -> move(event);
            case "say", "say others", "say all" -> List.of(say(event));
            case "question" -> List.of(same(event, OptionalLong.of(QUESTION), false));
            case "volatile" -> List.of(same(event, OptionalLong.empty(), true));
            case "facts" -> List.of(ack(event, Arguments.of(facts(event).toString())));
            case "who" -> List.of(ack(event, Arguments.of("\"" + event.user().orElse("") + "\"")));
            case "part" -> List.of(new ServerEvent.Disconnect(envelope(event, 0), sender, false));
            case "end" -> List.of(new ServerEvent.Disconnect(envelope(event, 0), sender, true));
            default -> List.of();
        };
    }

    private static List<ServerEvent> burst(ClientEvent event) {
        return IntStream.range(0, argument(event, 0).asInt())
                .<ServerEvent>mapToObj(
                        i ->
                                new Emit(
                                        envelope(event, i),
                                        "burst",
                                        Set.of(event.socket()),
                                        Set.of(),
                                        false,
                                        OptionalLong.empty(),
                                        Arguments.of(Integer.toString(i))))
                .toList();
    }

    private static List<ServerEvent> move(ClientEvent event) {
        Set<String> sender = Set.of(event.socket());
        String room = argument(event, 0).asText();
        return List.of(
                event.type().equals("enter")
                        ? new ServerEvent.Join(envelope(event, 1), sender, room)
                        : new ServerEvent.Leave(envelope(event, 1), sender, room),
                ack(event, Arguments.of("\"" + room + "\"")));
    }

    private static ServerEvent say(ClientEvent event) {
        boolean all = event.type().equals("say all");
        Set<String> rooms = new LinkedHashSet<>();
        if (!all) {
            argument(event, 0).forEach(room -> rooms.add(room.asText()));
        }
        return new Emit(
                envelope(event, 0),
                "said",
                rooms,
                event.type().equals("say others") ? Set.of(event.socket()) : Set.of(),
                false,
                OptionalLong.empty(),
                Arguments.of(argument(event, all ? 0 : 1).toString()));
    }

    private JsonNode facts(ClientEvent event) {
        JsonNode connect = facts.get(event.socket());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("auth", connect.path("auth"));
        return answer.put("origin", connect.path("headers").path("origin").asText())
                .put("colour", connect.path("query").path("colour").asText());
    }

    private static List<ServerEvent> admission(ClientEvent event) {
        JsonNode auth = argument(event, 0).path("auth");
        Envelope envelope = envelope(event, 0);
        return switch (auth.path("name").asText()) {
            case "nobody" -> List.of();
            case "ada" ->
                    List.of(
                            new ServerEvent.Admit(
                                    envelope,
                                    event.socket(),
                                    Optional.of("ada"),
                                    Optional.of(Set.of("admitted"))));
            // Whoever says itself who it is and where it may be.
            case "guest" ->
                    List.of(
                            new ServerEvent.Admit(
                                    envelope,
                                    event.socket(),
                                    Optional.ofNullable(auth.path("user").textValue()),
                                    rooms(auth.path("rooms"))));
            case "eve" -> List.of(refuse(envelope, event, Arguments.of("{\"code\":7}")));
            default -> List.of(refuse(envelope, event, Arguments.none()));
        };
    }

    private static Optional<Set<String>> rooms(JsonNode list) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        Set<String> rooms = new LinkedHashSet<>();
        list.forEach(room -> rooms.add(room.asText()));
        return Optional.of(rooms);
    }

    private static ServerEvent refuse(Envelope envelope, ClientEvent event, Arguments data) {
        return new ServerEvent.Refuse(envelope, event.socket(), "not you", data);
    }

    private static ServerEvent toSender(ClientEvent event, String type, Arguments arguments) {
        return new Emit(
                envelope(event, 0),
                type,
                Set.of(event.socket()),
                Set.of(),
                false,
                OptionalLong.empty(),
                arguments);
    }

    private static ServerEvent same(ClientEvent event, OptionalLong ackId, boolean isVolatile) {
        return new Emit(
                envelope(event, 0),
                event.type(),
                Set.of(event.socket()),
                Set.of(),
                isVolatile,
                ackId,
                event.arguments());
    }

    private static ServerEvent ack(ClientEvent event, Arguments arguments) {
        return new ServerEvent.Ack(
                envelope(event, 0), event.socket(), event.ackId().orElseThrow(), arguments);
    }

    private static JsonNode argument(ClientEvent event, int index) {
        try {
            return JSON.readTree(event.arguments().asArray()).path(index);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + event, e);
        }
    }

    private static Envelope envelope(ClientEvent event, int number) {
        return new Envelope(
                event.id() + ":" + number,
                "/system-tests/wire",
                Instant.now(),
                event.namespace(),
                Optional.of(event.id()));
    }

    /** Of one more answer to an event. */
    static Envelope answering(ClientEvent event) {
        return new Envelope(
                UUID.randomUUID().toString(),
                "/system-tests/wire",
                Instant.now(),
                event.namespace(),
                Optional.of(event.id()));
    }

    static Envelope envelope(String id, String namespace) {
        return new Envelope(id, "/system-tests/wire", Instant.now(), namespace, Optional.empty());
    }
}
