package dev.restante.consumer.chat;

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
        return new ClientEvent(
                id,
                "/restante/gateway",
                SENT,
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

    static ClientEvent classic(String type, String socket, Arguments arguments) {
        return event("/", type, "event-1", socket, arguments);
    }
}
