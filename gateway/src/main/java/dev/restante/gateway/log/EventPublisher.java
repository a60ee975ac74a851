package dev.restante.gateway.log;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ClientEventRecord;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
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
public class EventPublisher {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);
    private static final int MAX_RETRYING = 100_000;
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);

    private final LogConfig config;
    private final KafkaProducer<String, byte[]> producer;
    private final RecordSender sender;
    private final ScheduledExecutorService retries =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "publish-retry"));
    private final AtomicInteger retrying = new AtomicInteger();
    private final AtomicBoolean confirming = new AtomicBoolean(true);

    EventPublisher(
            LogConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.producer = new KafkaProducer<>(ClientSettings.producer(kafka, config));
        this.sender = new RecordSender(producer, retries, config.publishTimeout().dividedBy(4));
    }

    /**
     * What a client emitted.
     *
     * @return completes when Kafka has stored it; fails with {@link PublishException} within the
     *     configured timeout
     */
    public CompletionStage<Stored> publish(String key, ClientEvent event) {
        return send(ClientEventRecord.write(config.clientEvents(), key, event));
    }

    /** What clients shall receive; completes as {@link #publish(String, ClientEvent)} does. */
    public CompletionStage<Stored> publish(ServerEvent event) {
        return send(ServerEventRecord.write(config.serverEvents(), event));
    }

    /**
     * A step in a client's life. Nobody waits for it and nobody would send it again, so it is
     * repeated until Kafka has it, as long as this process lives.
     */
    public void publishLifecycle(String key, ClientEvent event) {
        persist(() -> ClientEventRecord.write(config.clientEvents(), key, event));
    }

    CompletionStage<Stored> send(ProducerRecord<String, byte[]> message) {
        CompletableFuture<Stored> answer = new CompletableFuture<>();
        sender.send(message)
                .whenComplete(
                        (stored, error) -> {
                            note(error == null);
                            if (error == null) {
                                answer.complete(stored);
                            } else {
                                answer.completeExceptionally(failure(error));
                            }
                        });
        return answer;
    }

    /** Says once that an outage began, and once that it ended. */
    private void note(boolean confirmed) {
        if (confirming.getAndSet(confirmed) != confirmed) {
            if (confirmed) {
                LOG.info("Kafka confirms records again");
            } else {
                LOG.warn("Kafka does not confirm records; emits are refused until it does");
            }
        }
    }

    /** Sends what the supplier gives until Kafka has it; asks it again for every attempt. */
    void persist(Supplier<ProducerRecord<String, byte[]>> message) {
        send(message.get())
                .whenComplete(
                        (stored, error) -> {
                            if (error != null) {
                                retryLater(message);
                            }
                        });
    }

    private void retryLater(Supplier<ProducerRecord<String, byte[]>> message) {
        if (retrying.incrementAndGet() > MAX_RETRYING) {
            retrying.decrementAndGet();
            LOG.errorf("%d records wait for Kafka already: one was given up", MAX_RETRYING);
            return;
        }
        retries.schedule(
                () -> {
                    retrying.decrementAndGet();
                    persist(message);
                },
                RETRY_PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static PublishException failure(Throwable error) {
        String code = "kafka_unavailable";
        if (error instanceof BufferExhaustedException) {
            code = "busy";
        } else if (error instanceof RecordTooLargeException) {
            code = "too_large";
        }
        return new PublishException(code, error);
    }

    /**
     * Whether {@code send} knows every topic's partitions; asks for them in the background if not.
     * Needed once, because a {@code send} that does not know them fails at once.
     */
    boolean knowsTopics() {
        try {
            for (String topic :
                    List.of(config.clientEvents(), config.serverEvents(), config.sessions())) {
                producer.partitionsFor(topic);
            }
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        retries.shutdownNow();
        producer.close(config.publishTimeout());
    }
}
