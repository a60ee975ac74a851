package dev.restante.gateway.log;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka where the log begins and ends right now. */
@ApplicationScoped
public class BoundsReader {

    private static final long DEADLINE_SECONDS = 5;

    private final LogConfig config;
    private final Map<String, Object> kafka;
    private final LogState state;
    private final OneThread thread = new OneThread("bounds-reader");
    private KafkaConsumer<String, byte[]> consumer;
    private CompletableFuture<Bounds> asked;

    BoundsReader(
            LogConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LogState state) {
        this.config = config;
        this.kafka = kafka;
        this.state = state;
    }

    /**
     * What Kafka holds of the log, and the certainty that every room joined before this call is
     * known here. Calls that wait at the same time share one answer.
     *
     * @return fails if Kafka does not answer within 5 s, or if too many wait
     */
    public synchronized CompletionStage<Bounds> bounds() {
        if (asked == null || asked.isCompletedExceptionally()) {
            asked = thread.submit(this::ask);
        }
        return asked;
    }

    private Bounds ask() {
        synchronized (this) {
            // Whoever asks from now on wants to know what is true after this.
            asked = null;
        }
        List<TopicPartition> events = LogPartitions.of(config, state.cursor());
        TopicPartition sessions = new TopicPartition(config.sessions(), 0);
        KafkaConsumer<String, byte[]> reader = reader();
        long sessionsEnd = reader.endOffsets(List.of(sessions)).get(sessions);
        Bounds bounds =
                new Bounds(
                        LogPartitions.positions(events, reader.beginningOffsets(events)),
                        LogPartitions.positions(events, reader.endOffsets(events)));
        state.memberships()
                .reached(sessionsEnd)
                .toCompletableFuture()
                .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .join();
        return bounds;
    }

    private KafkaConsumer<String, byte[]> reader() {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(ClientSettings.consumer(kafka, "gateway-bounds"));
        }
        return consumer;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop();
    }
}
