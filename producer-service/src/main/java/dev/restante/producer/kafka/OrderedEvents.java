package dev.restante.producer.kafka;

import dev.restante.contract.ServerEvent;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Stores events in order and waits for Kafka as long as it takes. Used by one thread. */
public final class OrderedEvents {

    private static final Map<String, Object> SETTINGS =
            Map.of(
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    1000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    3000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    Integer.MAX_VALUE);

    private final ProducerFactory factory;
    private final String topic;
    private final String name;
    private Producer<String, byte[]> producer;
    private boolean closed;

    /**
     * @param name under which Kafka knows this producer
     */
    OrderedEvents(ProducerFactory factory, String topic, String name) {
        this.factory = factory;
        this.topic = topic;
        this.name = name;
    }

    /**
     * How far a call came.
     *
     * @param stored the events that are stored, counted up to the first that is not
     * @param refusal why that one is not stored; empty if all are
     */
    public record Progress(List<Stored> stored, Optional<NotStoredException> refusal) {}

    private record Sent(ServerEvent event, Future<RecordMetadata> confirmation) {}

    /**
     * Blocks until Kafka has stored all events or refused one; an outage is waited for.
     *
     * @return how far it came; events after the first that was refused may be stored all the same,
     *     so send them again under the same ids. An interrupt ends the wait
     */
    public Progress store(List<ServerEvent> events) {
        return storeCaused(Caused.by(Span.getInvalid(), events));
    }

    /** The same, for events that came with requests. */
    public Progress storeCaused(List<Caused> events) {
        List<Stored> stored = new ArrayList<>(events.size());
        try {
            for (Sent sent : send(events)) {
                RecordMetadata metadata = sent.confirmation().get();
                stored.add(Stored.of(metadata, sent.event().envelope().id()));
            }
            return new Progress(stored, Optional.empty());
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            return new Progress(stored, Optional.of(NotStoredException.uncertain(e)));
        } catch (ExecutionException e) {
            discard();
            return new Progress(stored, Optional.of(NotStoredException.uncertain(e.getCause())));
        } catch (KafkaException e) {
            discard();
            return new Progress(stored, Optional.of(NotStoredException.certain(e)));
        }
    }

    /** Stops at the first one that fails at once, lest a later one overtakes it. */
    private List<Sent> send(List<Caused> events) {
        List<Sent> all = new ArrayList<>(events.size());
        for (Caused event : events) {
            Future<RecordMetadata> confirmation = producer().send(event.toRecord(topic));
            all.add(new Sent(event.event(), confirmation));
            if (hasFailed(confirmation)) {
                break;
            }
        }
        return all;
    }

    private static boolean hasFailed(Future<RecordMetadata> confirmation) {
        if (!confirmation.isDone()) {
            return false;
        }
        try {
            confirmation.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (closed) {
            throw new KafkaException("this service stops");
        }
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(SETTINGS);
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
            producer = factory.create(settings);
        }
        return producer;
    }

    /** After a failure a new producer starts: what is under way in the old one shall not follow. */
    private synchronized void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    /** For good, from any thread: a call that waits for Kafka returns. */
    public synchronized void close() {
        closed = true;
        discard();
    }
}
