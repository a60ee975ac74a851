package dev.restante.consumer.road;

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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's own clients, with the address and security of the whole application ({@code kafka.*}).
 * The outbox does not go through a channel: it must know at once whether a record was not taken,
 * before it hands over the next.
 */
final class KafkaClients {

    private static final Duration CLOSING = Duration.ofSeconds(1);

    @Produces
    @Singleton
    Producer<byte[], byte[]> producer(
            @Identifier("default-kafka-broker") Map<String, Object> application) {
        Map<String, Object> config = new HashMap<>(application);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "consumer-service-outbox");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A record once handed over is never given up: sent anew it would come after later ones.
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // One by one at low load; what waits behind a request in flight is batched anyhow.
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        quickToReturn(config);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void close(@Disposes Producer<byte[], byte[]> producer) {
        producer.close(CLOSING);
    }

    @Produces
    @Singleton
    Admin admin(@Identifier("default-kafka-broker") Map<String, Object> application) {
        Map<String, Object> config = new HashMap<>(application);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, "consumer-service-admin");
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        quickToReturn(config);
        return Admin.create(config);
    }

    void close(@Disposes Admin admin) {
        admin.close(CLOSING);
    }

    private static void quickToReturn(Map<String, Object> config) {
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        config.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
        config.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 5_000);
    }
}
