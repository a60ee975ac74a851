package dev.restante.gateway.socketio;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.gateway.log.EventWriter;
import dev.restante.gateway.log.Stored;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What was to be written, in order; a test says when Kafka has each of it, or that it has not. */
final class NotedEvents implements EventWriter {

    /**
     * One of them.
     *
     * @param topic empty: the default
     * @param key of a client event
     * @param client the event of a client, if it is one
     * @param server the event for clients, if it is one
     */
    record Note(
            Optional<String> topic,
            String key,
            Optional<ClientEvent> client,
            Optional<ServerEvent> server,
            CompletableFuture<Stored> answer) {

        ClientEvent clientEvent() {
            return client.orElseThrow();
        }

        void isStored() {
            answer.complete(new Stored("topic", 1, 7));
        }

        void fails() {
            answer.completeExceptionally(new IllegalStateException("for the test"));
        }
    }

    private final List<Note> notes = new ArrayList<>();

    List<Note> all() {
        return notes;
    }

    Note only() {
        if (notes.size() != 1) {
            throw new AssertionError("not one: " + notes);
        }
        return notes.get(0);
    }

    private CompletionStage<Stored> note(
            Optional<String> topic, String key, ClientEvent client, ServerEvent server) {
        Note note =
                new Note(
                        topic,
                        key,
                        Optional.ofNullable(client),
                        Optional.ofNullable(server),
                        new CompletableFuture<>());
        notes.add(note);
        return note.answer();
    }

    @Override
    public CompletionStage<Stored> publish(
            Optional<String> topic, String key, ClientEvent event, Span cause) {
        return note(topic, key, event, null);
    }

    @Override
    public CompletionStage<Stored> publish(ServerEvent event, Span cause) {
        return note(Optional.empty(), "", null, event);
    }

    @Override
    public CompletionStage<Stored> publishUntilStored(String key, ClientEvent event) {
        return note(Optional.empty(), key, event, null);
    }
}
