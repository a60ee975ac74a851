package dev.restante.consumer.chat;

import static dev.restante.consumer.chat.Fields.MAX_NAME;
import static dev.restante.consumer.chat.Fields.MAX_ROOM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.consumer.chat.Answer.Told;
import dev.restante.consumer.chat.Decision.Handled;
import dev.restante.consumer.chat.People.Named;
import dev.restante.contract.ClientEvent;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is in which room of the chat page. Whoever enters says so, since a service is not told of
 * joins; who loses its connection is away, and is back when its session goes on; who says goodbye
 * is gone. Each change is told to the room as the whole list.
 */
final class RoomPeople {

    /** Names in one list; it says when there are more. */
    static final int MOST = 100;

    /** Rooms in which one socket may be. */
    static final int MOST_ROOMS = 50;

    /** Who is away for longer is not told of any more. */
    static final Duration AWAY = Duration.ofMinutes(10);

    /** Reason of a disconnect that the client itself asked for; its session is over. */
    private static final String GOODBYE = "client namespace disconnect";

    private RoomPeople() {}

    /** {@code {room,name}}: the socket is in the room, or has another name there from now on. */
    static Decision here(ClientEvent event, JsonNode data, ChatState state)
            throws RejectedException {
        String room = Fields.field(data, "room", MAX_ROOM);
        String name = Fields.field(data, "name", MAX_NAME).strip();
        List<Person> known = state.people().of(event.socket());
        Optional<Person> before = known.stream().filter(p -> p.room().equals(room)).findFirst();
        if (before.isEmpty() && known.size() >= MOST_ROOMS) {
            throw new RejectedException("room: you are in " + MOST_ROOMS + " already");
        }
        state.people()
                .save(
                        before.map(person -> person.named(name))
                                .orElseGet(() -> came(event, room, name)));
        return Handled.with(list(event, room, state));
    }

    private static Person came(ClientEvent event, String room, String name) {
        return new Person(event.socket(), room, name, true, 0, event.time());
    }

    /** {@code {room}}: the socket is not in the room any more. */
    static Decision gone(ClientEvent event, JsonNode data, ChatState state)
            throws RejectedException {
        String room = Fields.field(data, "room", MAX_ROOM);
        Optional<Person> leaving =
                state.people().of(event.socket()).stream()
                        .filter(person -> person.room().equals(room))
                        .findFirst();
        leaving.ifPresent(state.people()::remove);
        return leaving.isPresent() ? Handled.with(list(event, room, state)) : Handled.with();
    }

    /** A recovered socket is back in its rooms. */
    static Decision connect(ClientEvent event, JsonNode data, ChatState state) {
        long connection = connection(data);
        List<Person> known =
                state.people().of(event.socket()).stream()
                        .filter(person -> connection > person.connection())
                        .toList();
        if (!data.path("recovered").asBoolean()) {
            return Handled.with();
        }
        known.forEach(person -> state.people().save(person.back(connection, event.time())));
        return lists(event, known.stream().filter(person -> !person.present()).toList(), state);
    }

    /** It is away, or gone if it said goodbye; unless a younger connection is there already. */
    static Decision disconnect(ClientEvent event, JsonNode data, ChatState state) {
        long connection = connection(data);
        boolean goodbye = data.path("reason").asText().equals(GOODBYE);
        List<Person> leaving =
                state.people().of(event.socket()).stream()
                        .filter(person -> connection >= person.connection())
                        .filter(person -> person.present() || goodbye)
                        .toList();
        for (Person person : leaving) {
            if (goodbye) {
                state.people().remove(person);
            } else {
                state.people().save(person.away(connection, event.time()));
            }
        }
        return lists(event, leaving, state);
    }

    private static long connection(JsonNode data) {
        return data.path("connection").asLong();
    }

    private static Decision lists(ClientEvent event, List<Person> changed, ChatState state) {
        return new Handled(
                changed.stream().<Answer>map(person -> list(event, person.room(), state)).toList());
    }

    /** To the room, and to the socket, whose join may come into sight later than this. */
    private static Told list(ClientEvent event, String room, ChatState state) {
        ObjectNode list =
                Fields.object().put("room", room).put("version", state.people().nextVersion(room));
        List<Named> names = state.people().in(room, event.time().minus(AWAY), MOST + 1);
        ArrayNode people = list.put("more", names.size() > MOST).putArray("people");
        names.stream().limit(MOST).forEach(named -> people.add(json(named)));
        Set<String> to = new LinkedHashSet<>(List.of(room, event.socket()));
        return new Told("people", to, Set.of(), List.of(list));
    }

    private static ObjectNode json(Named named) {
        ObjectNode json = Fields.object().put("name", named.name());
        named.away().ifPresent(since -> json.put("away", since.toString()));
        return json;
    }
}
