package dev.restante.gateway.socketio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.restante.contract.ClientEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is there, as a service knows it that follows the rule of the contract: of one session the
 * connection with the highest number counts, and its disconnect is the last word about it.
 */
final class Presence {

    private record Word(long connection, boolean isLast) {

        private boolean isAfter(Word other) {
            return connection > other.connection || connection == other.connection && isLast;
        }
    }

    private Presence() {}

    /** Sockets of those who are there after all these events. */
    static Set<String> after(List<ClientEvent> events) {
        Map<String, Word> words = new HashMap<>();
        for (ClientEvent event : events) {
            words.merge(event.socket(), word(event), (a, b) -> b.isAfter(a) ? b : a);
        }
        return words.entrySet().stream()
                .filter(entry -> !entry.getValue().isLast())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Word word(ClientEvent event) {
        try {
            long connection =
                    new ObjectMapper()
                            .readTree(event.arguments().json())
                            .required("connection")
                            .longValue();
            return new Word(connection, event.type().equals(ClientEvent.DISCONNECT));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
