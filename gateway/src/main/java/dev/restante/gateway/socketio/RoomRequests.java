package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.gateway.log.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * The built-in events {@code join} and {@code leave}, in namespaces that let clients choose their
 * rooms. Their one argument is the name of the room; the ack tells when the change survives a
 * crash.
 */
@ApplicationScoped
class RoomRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GatewayConfig config;
    private final SessionServices services;

    RoomRequests(GatewayConfig config, SessionServices services) {
        this.config = config;
        this.services = services;
    }

    /** Whether the event was such a request. */
    boolean handle(Session session, Packet.Event event, InFlight inFlight) {
        Optional<Pattern> allowed = session.namespace().clientRooms();
        boolean join = event.name().equals("join");
        if (allowed.isEmpty() || !(join || event.name().equals("leave"))) {
            return false;
        }
        String room = room(event);
        if (room == null || !mayChoose(allowed.get(), room)) {
            session.answer(
                    event,
                    Answer.refused(
                            "room_not_allowed", "You may not " + event.name() + " that room"));
        } else if (join && session.membership().rooms().size() >= config.session().maxRooms()) {
            session.answer(
                    event,
                    Answer.refused("too_many_rooms", "You are in as many rooms as is allowed"));
        } else {
            inFlight.begin();
            change(session, room, join)
                    .whenCompleteAsync(
                            (stored, failure) -> {
                                inFlight.end();
                                if (failure != null) {
                                    session.rooms().notStored();
                                }
                                session.answer(
                                        event,
                                        failure == null ? Answer.ok(room) : Answer.failed(failure));
                            },
                            session.socket().loop());
        }
        return true;
    }

    /** Socket ids and users are rooms too, but only services put someone there. */
    private boolean mayChoose(Pattern allowed, String room) {
        return allowed.matcher(room).matches()
                && !room.startsWith("user:")
                && !services.isSocketId(room);
    }

    private static CompletionStage<Stored> change(Session session, String room, boolean join) {
        return join ? session.rooms().join(room) : session.rooms().leave(room);
    }

    /**
     * The only argument if it is a text, else null. What else it is may be beyond the bounds of a
     * tree, though not of what passes through.
     */
    private static String room(Packet.Event event) {
        if (event.arguments().count() != 1) {
            return null;
        }
        try {
            return JSON.readTree(event.arguments().json()).textValue();
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
