package dev.restante.worker.queue;

import dev.restante.worker.WorkerConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka's own clients, with the address and security of the whole application ({@code kafka.*}).
 */
@Singleton
final class KafkaClients {

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Map<String, Object> application;
    private final WorkerConfig config;

    KafkaClients(
            @Identifier("default-kafka-broker") Map<String, Object> application,
            WorkerConfig config) {
        this.application = application;
        this.config = config;
    }

    /**
     * A member of the share group. It gets one record at a time: those that wait for their turn
     * behind a long job could be done by others. Without the limit a member gets whole batches, as
     * they were produced.
     */
    ShareConsumer<String, byte[]> member(String name) {
        Map<String, Object> settings = quickToReturn(name);
        settings.put(CommonClientConfigs.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        settings.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return new KafkaShareConsumer<>(
                settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @Produces
    @Singleton
    Producer<String, byte[]> producer() {
        Map<String, Object> settings = quickToReturn("worker-answers");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void close(@Disposes Producer<String, byte[]> producer) {
        producer.close(CLOSING);
    }

    @Produces
    @Singleton
    Admin admin() {
        Map<String, Object> settings = quickToReturn("worker-admin");
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return Admin.create(settings);
    }

    void close(@Disposes Admin admin) {
        admin.close(CLOSING);
    }

    private Map<String, Object> quickToReturn(String client) {
        Map<String, Object> settings = new HashMap<>(application);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, config.name() + "-" + client);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 5_000);
        return settings;
    }
}
