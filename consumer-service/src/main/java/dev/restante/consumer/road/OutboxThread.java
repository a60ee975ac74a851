package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.consumer.store.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** The way out: one thread, since order is what it is about. */
@Singleton
class OutboxThread {

    private static final Logger LOG = Logger.getLogger(OutboxThread.class);

    /** Sending has waited for Kafka already, so pauses stay short. */
    private static final int MOST_DOUBLED = 3;

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(2);

    private final OutboxPublisher publisher;
    private final OutboxSignal signal;
    private final TopicSetup topics;
    private final Pauses pauses;
    private final Duration poll;
    private final Thread thread = new Thread(this::run, "outbox");

    OutboxThread(
            Database database,
            Producer<byte[], byte[]> producer,
            OutboxSignal signal,
            TopicSetup topics,
            Pauses pauses,
            ConsumerConfig config) {
        this.publisher = new OutboxPublisher(database, producer, config.outbox().batch());
        this.signal = signal;
        this.topics = topics;
        this.pauses = pauses;
        this.poll = config.outbox().poll();
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        signal.raise();
        thread.join(PATIENCE_AT_STOP.toMillis());
        thread.interrupt();
    }

    private void run() {
        try {
            // Sending first would have the broker create the topic with a number of partitions of
            // its own liking.
            topics.ensure();
            int failures = 0;
            while (!pauses.isStopped()) {
                failures = publishAll() ? 0 : failures + 1;
                if (failures > 0) {
                    pauses.afterFailure(Math.min(failures, MOST_DOUBLED));
                } else {
                    signal.await(poll);
                }
            }
        } catch (StoppingException | InterruptedException e) {
            LOG.debug("The outbox is left as it is; the next start goes on with it", e);
        }
    }

    /** Returns true when the outbox is empty. */
    private boolean publishAll() throws InterruptedException {
        try {
            while (!pauses.isStopped() && publisher.publishOnce() > 0) {
                LOG.trace("Published a batch");
            }
            return true;
        } catch (SQLException | PublishingException | RuntimeException e) {
            LOG.warnf("The outbox waits: %s", e);
            return false;
        }
    }
}
