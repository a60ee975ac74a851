package dev.restante.gateway.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How the gateway's Kafka clients differ from their defaults, and why. */
final class ClientSettings {

    private ClientSettings() {}

    /** After an outage every client is back within half a second of the broker. */
    private static Map<String, Object> patient(Map<String, Object> base) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2_000);
        return settings;
    }

    static Map<String, Object> admin(Map<String, Object> base) {
        Map<String, Object> settings = patient(base);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return settings;
    }

    /**
     * Partitions are assigned, never subscribed: a group would skip records after a stall (4,800
     * lost in a measurement). Only committed transactions are read.
     */
    static Map<String, Object> consumer(Map<String, Object> base, String name) {
        Map<String, Object> settings = patient(base);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, name);
        settings.remove(CommonClientConfigs.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        return settings;
    }

    /** A consumer that gets so many records at a time, at most. */
    static Map<String, Object> polling(Map<String, Object> base, int records) {
        Map<String, Object> settings = new HashMap<>(base);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
        return settings;
    }

    /**
     * {@code send} never blocks an event loop: with {@code max.block.ms} 0 a full buffer or an
     * unknown topic is an error at once, see {@link RecordSender}.
     */
    static Map<String, Object> producer(Map<String, Object> base, LogConfig config) {
        int timeout = (int) config.publishTimeout().multipliedBy(3).dividedBy(4).toMillis();
        Map<String, Object> settings = patient(base);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, "gateway-publisher");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(500, timeout / 2));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.publishBufferBytes());
        return settings;
    }
}
