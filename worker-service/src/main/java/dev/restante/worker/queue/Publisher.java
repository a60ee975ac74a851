package dev.restante.worker.queue;

import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import dev.restante.tracing.RecordTracing;
import dev.restante.tracing.Tracing;
import dev.restante.worker.WorkerConfig;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/** Writes to Kafka. */
@Singleton
class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Producer<String, byte[]> producer;
    private final String serverEvents;
    private final RecordTracing tracing;

    Publisher(Producer<String, byte[]> producer, WorkerConfig config, RecordTracing tracing) {
        this.producer = producer;
        this.tracing = tracing;
        this.serverEvents = config.topics().serverEvents();
    }

    /**
     * Returns when Kafka has all of them.
     *
     * @throws NotStoredException if it does not say so; it may have some all the same
     * @throws InterruptedException if this thread is not to wait any longer
     */
    void store(List<ServerEvent> events) throws NotStoredException, InterruptedException {
        List<Future<RecordMetadata>> sent =
                events.stream()
                        .map(event -> ServerEventRecord.write(serverEvents, event))
                        .map(this::send)
                        .toList();
        for (Future<RecordMetadata> confirmation : sent) {
            await(confirmation);
        }
    }

    /** The same, for one record as it is. */
    void store(ProducerRecord<String, byte[]> message)
            throws NotStoredException, InterruptedException {
        await(send(message));
    }

    /** Caused by the job that this thread does. */
    private Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        RecordTracing.put(Span.current(), message.headers());
        Span span = tracing.send(message);
        return producer.send(message, (place, failure) -> Tracing.end(span, failure));
    }

    private static void await(Future<RecordMetadata> confirmation)
            throws NotStoredException, InterruptedException {
        try {
            confirmation.get();
        } catch (ExecutionException e) {
            throw new NotStoredException(e.getCause());
        }
    }

    /** Sends what nobody misses; never waits for an answer. */
    void tell(ServerEvent event) {
        producer.send(
                ServerEventRecord.write(serverEvents, event),
                (place, failure) -> {
                    if (failure != null) {
                        LOG.debugf("not told: %s", failure);
                    }
                });
    }
}
