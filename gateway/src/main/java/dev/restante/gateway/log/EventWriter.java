package dev.restante.gateway.log;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import io.opentelemetry.api.trace.Span;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Writes events to Kafka. Never blocks; may be called from any thread. */
public interface EventWriter {

    /**
     * What a client emitted.
     *
     * @return completes when Kafka has stored it; fails with {@link PublishException} within the
     *     configured timeout
     */
    default CompletionStage<Stored> publish(String key, ClientEvent event) {
        return publish(Optional.empty(), key, event, Span.getInvalid());
    }

    /**
     * The same, to a topic that a route names.
     *
     * @param topic one of {@link ServiceTopics}; empty: that of client events
     * @param cause the span of what the client did; not valid if that is not traced
     */
    CompletionStage<Stored> publish(
            Optional<String> topic, String key, ClientEvent event, Span cause);

    /**
     * What clients shall receive; completes as {@link #publish(String, ClientEvent)} does.
     *
     * @param cause as above
     */
    CompletionStage<Stored> publish(ServerEvent event, Span cause);

    /**
     * What nobody waits for and nobody would send again (a step in a client's life, its answer to a
     * question): repeated until Kafka has it, as long as this process lives.
     *
     * @return completes when Kafka has it; never, if that is never
     */
    CompletionStage<Stored> publishUntilStored(String key, ClientEvent event);
}
