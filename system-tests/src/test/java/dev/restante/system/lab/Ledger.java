package dev.restante.system.lab;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The ledger as the page exports it.
 *
 * @param events of all lanes
 * @param service what it has taken over from the service
 */
record Ledger(String run, List<Entry> events, Account service) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Ledger read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Ledger.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The account that the service itself gives. */
    static Account account(JsonNode answer) {
        return JSON.convertValue(answer, Account.class);
    }

    List<Entry> of(String lane) {
        return events.stream().filter(event -> event.lane().equals(lane)).toList();
    }

    /** Ids of a lane's events in one state. */
    List<String> in(String lane, String state) {
        return of(lane).stream()
                .filter(event -> event.state().equals(state))
                .map(Entry::id)
                .toList();
    }
}
