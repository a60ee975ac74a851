package dev.restante.gateway.log;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/** {@link SessionsTopic} in Kafka. */
final class KafkaSessionsTopic implements SessionsTopic {

    private final LogConfig config;
    private final LogState state;
    private final EventPublisher publisher;

    KafkaSessionsTopic(LogConfig config, LogState state, EventPublisher publisher) {
        this.config = config;
        this.state = state;
        this.publisher = publisher;
    }

    @Override
    public CompletionStage<Stored> save(String socket, SessionRecord message) {
        return publisher.save(kafka(socket, message));
    }

    @Override
    public CompletionStage<Stored> persist(
            String socket, Supplier<Optional<SessionRecord>> message) {
        return publisher.persist(() -> message.get().map(m -> kafka(socket, m)));
    }

    private ProducerRecord<String, byte[]> kafka(String socket, SessionRecord message) {
        return new ProducerRecord<>(config.sessions(), socket, state.codec().write(message));
    }
}
