package dev.restante.consumer.chat;

import dev.restante.consumer.chat.Answer.Told;
import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Client events for tests. */
public final class Events {

    public static final Instant SENT = Instant.parse("2026-11-24T10:00:00.123Z");

    private Events() {}

    public static ClientEvent event(
            String namespace, String type, String id, String socket, Arguments arguments) {
        return event(namespace, type, id, socket, arguments, SENT);
    }

    public static ClientEvent event(
            String namespace,
            String type,
            String id,
            String socket,
            Arguments arguments,
            Instant time) {
        return new ClientEvent(
                id,
                "/restante/gateway",
                time,
                type,
                namespace,
                socket,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                arguments);
    }

    public static ClientEvent message(String id, String room, String text) {
        return chat("message", id, messageJson(id, room, text));
    }

    static String messageJson(String id, String room, String text) {
        return Fields.object()
                .put("id", id)
                .put("room", room)
                .put("name", "Ann")
                .put("text", text)
                .toString();
    }

    static ClientEvent chat(String type, String id, String json) {
        return event("/chat", type, id, "socket-1", Arguments.of(json));
    }

    /** The same event, of a client that waits for a service's answer. */
    public static ClientEvent waiting(long ackId, ClientEvent event) {
        return new ClientEvent(
                event.id(),
                event.source(),
                event.time(),
                event.type(),
                event.namespace(),
                event.socket(),
                event.user(),
                event.room(),
                OptionalLong.of(ackId),
                event.arguments());
    }

    /** An answer that is an event. */
    static Told told(Decision decision, int index) {
        return (Told) decision.answers().get(index);
    }

    static ClientEvent classic(String type, String socket, Arguments arguments) {
        return event("/", type, "event-1", socket, arguments);
    }
}
