package dev.restante.consumer.lab;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Kafka consumers that live for a moment, with what the whole application says of Kafka. */
@Singleton
class LabConsumers {

    private static final int SOME_BYTES = 2_097_152;

    private final Map<String, Object> application;

    LabConsumers(@Identifier("default-kafka-broker") Map<String, Object> application) {
        this.application = Map.copyOf(application);
    }

    /** One without a group, for records whose place is known. */
    Consumer<byte[], byte[]> withoutGroup() {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "consumer-service-journey");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return open(config);
    }

    /**
     * One of a group of its own. It commits nothing, so nothing of the group stays.
     *
     * @param from {@code earliest} or {@code latest}
     */
    Consumer<byte[], byte[]> ofGroup(String group, String from) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, from);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_000);
        return open(config);
    }

    private Consumer<byte[], byte[]> open(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(application);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, SOME_BYTES);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 3_000);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        config.putAll(more);
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
