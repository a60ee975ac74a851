package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import dev.restante.consumer.road.OutboxPublisher.Limits;
import dev.restante.consumer.store.Database;
import dev.restante.tracing.RecordTracing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;

/** The way out: one thread, since order is what it is about. */
@Singleton
class OutboxThread {

    private static final Logger LOG = Logger.getLogger(OutboxThread.class);

    /** Sending has waited for Kafka already, so pauses stay short. */
    private static final int MOST_DOUBLED = 3;

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(2);

    /** Another instance's turn takes some milliseconds, unless Kafka is away or it was killed. */
    private static final Duration FIRST_WAIT_FOR_TURN = Duration.ofMillis(5);

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
            RecordTracing tracing,
            ConsumerConfig config) {
        this.publisher =
                new OutboxPublisher(
                        database,
                        producer,
                        config.instance(),
                        new Limits(
                                config.outbox().batch(),
                                config.outbox().batchBytes(),
                                config.outbox().turn()),
                        tracing);
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

    /** Whether its thread goes on: trouble with Kafka or the database does not end it. */
    boolean isAlive() {
        return thread.isAlive();
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
            Duration wait = FIRST_WAIT_FOR_TURN;
            while (!pauses.isStopped()) {
                OptionalInt published = publisher.publishOnce();
                if (published.isEmpty()) {
                    signal.await(wait);
                    wait = shorter(wait.multipliedBy(2), poll);
                } else if (published.getAsInt() > 0) {
                    wait = FIRST_WAIT_FOR_TURN;
                } else {
                    return true;
                }
            }
            return true;
        } catch (SQLException | PublishingException | RuntimeException e) {
            LOG.warnf("The outbox waits: %s", e);
            return false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
