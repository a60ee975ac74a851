package dev.restante.producer.kafka;

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
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/** A transactional producer that starts anew after a failure. Used by one thread. */
final class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private final ProducerFactory factory;
    private final String topic;
    private final Map<String, Object> settings;
    private Producer<String, byte[]> producer;
    private boolean connected;
    private boolean open;

    Transactions(ProducerFactory factory, String topic, String transactionalId) {
        this.factory = factory;
        this.topic = topic;
        // Connecting, finding the partitions and committing block for MAX_BLOCK at most each.
        // Kafka aborts by itself what is open for longer than the transaction timeout.
        this.settings =
                Map.of(
                        ProducerConfig.CLIENT_ID_CONFIG, "producer-service-batches",
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 5000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 1200,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1500,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2000);
    }

    boolean isConnected() {
        return connected;
    }

    /**
     * Does nothing when connected.
     *
     * @throws KafkaException if Kafka is not there, within 1.2 s
     */
    void connect() {
        if (connected) {
            return;
        }
        if (producer == null) {
            producer = factory.create(settings);
        }
        try {
            producer.initTransactions();
            connected = true;
        } catch (TimeoutException e) {
            throw e; // the next try goes on with the same producer
        } catch (KafkaException e) {
            discard();
            throw e;
        }
    }

    /**
     * @param commitBefore when, as {@link System#nanoTime()}, it is too late to commit
     * @throws NotStoredException if not all are stored; {@link #abort} must follow
     */
    List<Stored> store(List<Caused> events, long commitBefore) throws NotStoredException {
        List<Stored> stored;
        try {
            producer.beginTransaction();
            open = true;
            stored = sendAll(events);
        } catch (KafkaException e) {
            throw NotStoredException.certain(e);
        }
        if (System.nanoTime() - commitBefore > 0) {
            throw NotStoredException.certain(new TimeoutException("Kafka is too slow"));
        }
        try {
            producer.commitTransaction();
            open = false;
        } catch (KafkaException e) {
            // The order to commit may have reached Kafka. A new producer under the same id will
            // have Kafka finish what it began, so it is still all or nothing.
            discard();
            throw NotStoredException.uncertain(e);
        }
        return stored;
    }

    private List<Stored> sendAll(List<Caused> events) throws NotStoredException {
        List<Future<RecordMetadata>> sends = new ArrayList<>(events.size());
        for (Caused event : events) {
            // No span for each: there may be thousands, and they are stored together.
            sends.add(producer.send(event.toRecord(topic)));
        }
        producer.flush();
        List<Stored> stored = new ArrayList<>(events.size());
        for (int i = 0; i < sends.size(); i++) {
            stored.add(Stored.of(result(sends.get(i)), events.get(i).event().envelope().id()));
        }
        return stored;
    }

    private static RecordMetadata result(Future<RecordMetadata> send) throws NotStoredException {
        try {
            return send.get();
        } catch (ExecutionException e) {
            throw NotStoredException.certain(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** After a failure: has Kafka forget the transaction if one is open, or starts anew. */
    void abort() {
        if (!open) {
            return;
        }
        try {
            producer.abortTransaction();
            open = false;
        } catch (KafkaException e) {
            LOG.debugf(e, "Kafka does not answer to the abort; the next connect has it done");
            discard();
        }
    }

    private void discard() {
        connected = false;
        open = false;
        close();
        producer = null;
    }

    void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
