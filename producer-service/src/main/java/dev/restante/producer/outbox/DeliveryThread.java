package dev.restante.producer.outbox;

import dev.restante.producer.kafka.BatchedEvents;
import dev.restante.producer.kafka.NotStoredException;
import dev.restante.producer.kafka.OrderedEvents;
import dev.restante.producer.kafka.ProducerConfiguration;
import dev.restante.producer.kafka.ProducerFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The way to Kafka: one thread, since order is what it is about. */
@ApplicationScoped
class DeliveryThread {

    private static final Logger LOG = Logger.getLogger(DeliveryThread.class);

    /** How often is looked for requests of other instances, or left by one that was killed. */
    private static final Duration POLL = Duration.ofMillis(500);

    /** How often is looked whether another instance is done. */
    private static final Duration TURN = Duration.ofMillis(20);

    /** Sending has waited for Kafka already. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(3);

    private final OrderedEvents singles;
    private final Delivery delivery;
    private final boolean enabled;

    /** A signal that is given twice before it is seen is given once. */
    private final BlockingQueue<Boolean> signal = new ArrayBlockingQueue<>(1);

    private final Thread thread = new Thread(this::run, "outbox");

    /** Since when, as {@link System#nanoTime()}, nothing was delivered that should be; or 0. */
    private volatile long stuckSince;

    private volatile boolean stopped;
    private boolean failed;

    DeliveryThread(
            Database database,
            ProducerFactory factory,
            BatchedEvents batches,
            Waiting waiting,
            ProducerConfiguration configuration) {
        singles = factory.ordered(configuration.topic(), "producer-service-outbox");
        delivery = new Delivery(database, singles, batches, waiting);
        enabled = configuration.outbox().enabled();
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** There is something to deliver. */
    void wake() {
        signal.offer(true);
    }

    /** How long the oldest thing that is to be delivered has been tried. */
    Duration stuck() {
        long since = stuckSince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Whether somebody delivers what is kept, or nothing is kept here. */
    boolean isAlive() {
        return !enabled || thread.isAlive();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        // Not by an interrupt, which would close the file of the database.
        singles.close();
        wake();
        thread.join(PATIENCE_AT_STOP.toMillis());
    }

    private void run() {
        try {
            while (!stopped) {
                signal.poll(deliverAll().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("The outbox is left as it is; the next start goes on with it", e);
        }
    }

    /** Returns after which pause, unless somebody wakes it, to look again. */
    private Duration deliverAll() throws InterruptedException {
        try {
            Delivery.Result result;
            do {
                stuckSince = stuckSince == 0 ? System.nanoTime() : stuckSince;
                result = delivery.deliverOnce();
                if (result != Delivery.Result.NOT_OUR_TURN) {
                    stuckSince = 0;
                    goesWell();
                }
            } while (result == Delivery.Result.DONE && !stopped);
            return result == Delivery.Result.EMPTY ? POLL : TURN;
        } catch (SQLException | NotStoredException | RuntimeException e) {
            if (!stopped && !failed) {
                LOG.warnf("The outbox waits: %s", e);
            }
            failed = true;
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
            return Duration.ZERO;
        }
    }

    private void goesWell() {
        if (failed) {
            LOG.info("The outbox delivers again");
        }
        failed = false;
    }
}
