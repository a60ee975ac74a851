package dev.restante.gateway.log;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import dev.restante.tracing.RecordTracing;
import dev.restante.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/** Writes to Kafka. Never blocks; may be called from any thread. */
@ApplicationScoped
public class EventPublisher implements EventWriter {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);
    private static final String UNAVAILABLE = "kafka_unavailable";
    private static final int MAX_RETRYING = 100_000;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

    private final LogConfig config;
    private final ServiceTopics serviceTopics;
    private final KafkaProducer<String, byte[]> producer;
    private final RecordSender sender;
    private final RecordTracing tracing;
    private final ScheduledExecutorService retries =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "publish-retry"));
    private final AtomicInteger retrying = new AtomicInteger();
    private final AtomicBoolean confirming = new AtomicBoolean(true);

    EventPublisher(
            LogConfig config,
            ServiceTopics serviceTopics,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry metrics,
            RecordTracing tracing) {
        this.config = config;
        this.tracing = tracing;
        this.serviceTopics = serviceTopics;
        this.producer = new KafkaProducer<>(ClientSettings.producer(kafka, config));
        this.sender =
                new RecordSender(
                        producer,
                        retries,
                        config.publishTimeout().dividedBy(4),
                        config.publishBufferBytes());
        metrics.gauge("restante.kafka.confirms", confirming, yes -> yes.get() ? 1 : 0);
        metrics.gauge("restante.publish.retrying", retrying);
    }

    @Override
    public CompletionStage<Stored> publish(
            Optional<String> topic, String key, ClientEvent event, Span cause) {
        return send(
                ClientEventRecord.write(topic.orElseGet(config::clientEvents), key, event), cause);
    }

    @Override
    public CompletionStage<Stored> publish(ServerEvent event, Span cause) {
        return send(ServerEventRecord.write(config.serverEvents(), event), cause);
    }

    private CompletionStage<Stored> send(ProducerRecord<String, byte[]> message, Span cause) {
        if (!cause.getSpanContext().isValid()) {
            return send(message);
        }
        RecordTracing.put(cause, message.headers());
        if (!cause.getSpanContext().isSampled()) {
            return send(message);
        }
        Span span = tracing.send(message);
        return send(message).whenComplete((stored, error) -> Tracing.end(span, error));
    }

    @Override
    public CompletionStage<Stored> publishUntilStored(String key, ClientEvent event) {
        ProducerRecord<String, byte[]> message =
                ClientEventRecord.write(config.clientEvents(), key, event);
        return persist(() -> Optional.of(message));
    }

    CompletionStage<Stored> send(ProducerRecord<String, byte[]> message) {
        CompletableFuture<Stored> answer = new CompletableFuture<>();
        sender.send(message)
                .whenComplete(
                        (stored, error) -> {
                            note(error);
                            if (error == null) {
                                answer.complete(stored);
                            } else {
                                answer.completeExceptionally(failure(error));
                            }
                        });
        return answer;
    }

    /** Says once that an outage began, and once that it ended. */
    private void note(Throwable error) {
        boolean confirmed = error == null || !failure(error).code().equals(UNAVAILABLE);
        if (confirming.getAndSet(confirmed) != confirmed) {
            if (confirmed) {
                LOG.info("Kafka confirms records again");
            } else {
                LOG.warn("Kafka does not confirm records; emits are refused until it does");
            }
        }
    }

    /** Whether Kafka took the last record it answered about. */
    boolean isConfirming() {
        return confirming.get();
    }

    /**
     * Sends what the supplier gives until Kafka has it; asks it again for every attempt, and gives
     * up when it has nothing more to say. Asking and sending are one step, so that what was asked
     * first is stored first.
     */
    CompletionStage<Stored> persist(Supplier<Optional<ProducerRecord<String, byte[]>>> message) {
        CompletableFuture<Stored> answer = new CompletableFuture<>();
        persist(message, answer);
        return answer;
    }

    private void persist(
            Supplier<Optional<ProducerRecord<String, byte[]>>> message,
            CompletableFuture<Stored> answer) {
        CompletionStage<Stored> storing;
        synchronized (this) {
            Optional<ProducerRecord<String, byte[]>> next = message.get();
            if (next.isEmpty()) {
                return;
            }
            storing = send(next.get());
        }
        storing.whenComplete(
                (stored, error) -> {
                    if (error instanceof PublishException e && e.code().equals("too_large")) {
                        LOG.warnf("Kafka will never take this record: %s", e.getMessage());
                    } else if (error != null) {
                        retryLater(message, answer);
                    } else {
                        answer.complete(stored);
                    }
                });
    }

    /** Sends once, in order with what {@link #persist} sends. */
    synchronized CompletionStage<Stored> save(ProducerRecord<String, byte[]> message) {
        return send(message);
    }

    private void retryLater(
            Supplier<Optional<ProducerRecord<String, byte[]>>> message,
            CompletableFuture<Stored> answer) {
        if (retrying.incrementAndGet() > MAX_RETRYING) {
            retrying.decrementAndGet();
            LOG.errorf("%d records wait for Kafka already: one was given up", MAX_RETRYING);
            return;
        }
        try {
            retries.schedule(
                    () -> {
                        retrying.decrementAndGet();
                        persist(message, answer);
                    },
                    RETRY_PAUSE.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.warn("this gateway stops; a record that Kafka did not take is given up");
        }
    }

    private static PublishException failure(Throwable error) {
        String code = UNAVAILABLE;
        if (error instanceof BufferExhaustedException) {
            code = "busy";
        } else if (error instanceof RecordTooLargeException) {
            code = "too_large";
        }
        return new PublishException(code, error);
    }

    /**
     * Whether the producer knows every topic's partitions; it asks for them in the background if
     * not. Until then what is sent would wait.
     */
    boolean knowsTopics() {
        try {
            for (String topic :
                    List.of(config.clientEvents(), config.serverEvents(), config.sessions())) {
                producer.partitionsFor(topic);
            }
            serviceTopics.names().forEach(producer::partitionsFor);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** After the sessions have ended: their last words leave first. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
        retries.shutdownNow();
        producer.close(config.publishTimeout());
    }
}
