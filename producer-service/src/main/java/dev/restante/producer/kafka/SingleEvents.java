package dev.restante.producer.kafka;

import dev.restante.contract.ServerEvent;
import dev.restante.tracing.RecordTracing;
import dev.restante.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Stores one event at a time, many at once, each on its own. */
@ApplicationScoped
public class SingleEvents {

    /** Together under 5 s: waiting for the topic's whereabouts, then for the confirmation. */
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG, "producer-service-events",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, 1000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1500,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3500);

    private final ProducerFactory factory;
    private final RecordTracing tracing;
    private final String topic;
    private Producer<String, byte[]> producer;

    SingleEvents(
            ProducerFactory factory, ProducerConfiguration configuration, RecordTracing tracing) {
        this.factory = factory;
        this.tracing = tracing;
        this.topic = configuration.topic();
    }

    /**
     * Blocks for up to a second while Kafka cannot be reached, so not for an event loop.
     *
     * @return fails with {@link NotStoredException} within 4.5 s
     */
    public CompletableFuture<Stored> store(ServerEvent event) {
        CompletableFuture<Stored> answer = new CompletableFuture<>();
        Thread caller = Thread.currentThread();
        ProducerRecord<String, byte[]> message = new Caused(event, Span.current()).toRecord(topic);
        Span span = tracing.send(message);
        try {
            producer()
                    .send(
                            message,
                            (metadata, e) -> {
                                Tracing.end(span, e);
                                if (e == null) {
                                    answer.complete(Stored.of(metadata, event.envelope().id()));
                                } else if (Thread.currentThread() == caller) {
                                    // It failed within send(): it never left this process.
                                    answer.completeExceptionally(NotStoredException.certain(e));
                                } else {
                                    answer.completeExceptionally(NotStoredException.uncertain(e));
                                }
                            });
        } catch (KafkaException e) {
            Tracing.end(span, e);
            answer.completeExceptionally(NotStoredException.certain(e));
        }
        return answer;
    }

    /** Made at first use: a producer cannot be made while no broker's name resolves. */
    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = factory.create(SETTINGS);
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(4));
        }
    }
}
