package dev.restante.producer.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes Kafka producers: the user's {@code kafka.*} settings, ours over them. */
@ApplicationScoped
public class ProducerFactory {

    /** What every producer here has: nothing lost, nothing doubled, back soon after an outage. */
    private static final Map<String, Object> SETTINGS =
            Map.of(
                    ProducerConfig.ACKS_CONFIG, "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                    ProducerConfig.LINGER_MS_CONFIG, 0,
                    ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * 1024 * 1024,
                    ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50,
                    ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250,
                    ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 250,
                    ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1000,
                    ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 2000);

    private final Map<String, Object> kafka;

    ProducerFactory(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /**
     * @param special what this producer has beside the settings of all
     * @throws org.apache.kafka.common.KafkaException if the settings are wrong, or no name of a
     *     broker resolves (yet)
     */
    public Producer<String, byte[]> create(Map<String, Object> special) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.putAll(SETTINGS);
        settings.putAll(special);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Makes what stores events in order.
     *
     * @param topic where they go
     * @param name under which Kafka knows it
     */
    public OrderedEvents ordered(String topic, String name) {
        return new OrderedEvents(this, topic, name);
    }
}
