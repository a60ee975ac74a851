package dev.restante.producer.kafka;

import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/** Stores events in order and waits for Kafka as long as it takes. Used by one thread. */
@ApplicationScoped
public class OrderedEvents {

    private static final Logger LOG = Logger.getLogger(OrderedEvents.class);

    private static final Map<String, Object> SETTINGS =
            Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    "producer-service-feed",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    1000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    3000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    Integer.MAX_VALUE);

    private final ProducerFactory factory;
    private final String topic;
    private Producer<String, byte[]> producer;

    OrderedEvents(ProducerFactory factory, ProducerConfiguration configuration) {
        this.factory = factory;
        this.topic = configuration.topic();
    }

    /**
     * Blocks until Kafka has stored all events or refused one; an outage is waited for.
     *
     * @return how many are stored, counted up to the first that is not; the others may be stored
     *     all the same, so send them again under the same ids. An interrupt ends the wait
     */
    public int store(List<ServerEvent> events) {
        List<Future<RecordMetadata>> sends = new ArrayList<>(events.size());
        int stored = 0;
        try {
            if (producer == null) {
                producer = factory.create(SETTINGS);
            }
            for (ServerEvent event : events) {
                sends.add(producer.send(ServerEventRecord.write(topic, event)));
            }
            for (Future<RecordMetadata> send : sends) {
                send.get();
                stored++;
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | KafkaException e) {
            LOG.warnf("Kafka refused an event of the feed, it is sent again: %s", e.getMessage());
            close();
        }
        return stored;
    }

    /** After a failure a new producer starts: what is under way in the old one shall not follow. */
    @PreDestroy
    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
