package dev.restante.producer.kafka;

import dev.restante.contract.ServerEvent;
import io.opentelemetry.api.trace.Span;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Stores batches whole or not at all, one after the other (a producer has one transaction at a
 * time).
 */
@ApplicationScoped
public class BatchedEvents {

    private static final Logger LOG = Logger.getLogger(BatchedEvents.class);

    /** Batches that may wait for their turn; bounds memory. */
    private static final int MAX_WAITING = 50;

    // How far a batch must have got how long after it came, so that it is answered within 5 s:
    // a transaction takes up to 3.2 s before it may commit, and a commit up to 1.2 s.
    private static final Duration START_BEFORE = Duration.ofMillis(1500);
    private static final Duration COMMIT_BEFORE = Duration.ofMillis(3500);
    private static final Duration RECONNECT = Duration.ofMillis(500);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(r -> new Thread(r, "batched-events"));
    private final Semaphore places = new Semaphore(MAX_WAITING);
    private final Transactions transactions;

    /** Whether the next try is planned. Used by the thread alone. */
    private boolean reconnecting;

    BatchedEvents(ProducerFactory factory, ProducerConfiguration configuration) {
        transactions =
                new Transactions(factory, configuration.topic(), configuration.transactionalId());
    }

    /** At once, because a predecessor that was killed may have left a transaction open. */
    void start(@Observes StartupEvent event) {
        thread.execute(this::reconnect);
    }

    /**
     * Returns at once.
     *
     * @return as many as events, in their order; fails with {@link NotStoredException} within 5 s
     */
    public CompletableFuture<List<Stored>> store(List<ServerEvent> events) {
        return storeCaused(Caused.by(Span.current(), events));
    }

    /** The same, for events that came with a request earlier. */
    public CompletableFuture<List<Stored>> storeCaused(List<Caused> events) {
        CompletableFuture<List<Stored>> answer = new CompletableFuture<>();
        if (!places.tryAcquire()) {
            return CompletableFuture.failedFuture(NotStoredException.busy());
        }
        long came = System.nanoTime();
        AtomicBoolean taken = new AtomicBoolean();
        thread.execute(
                () -> {
                    places.release();
                    if (taken.compareAndSet(false, true)) {
                        run(events, came, answer);
                    }
                });
        CompletableFuture.delayedExecutor(START_BEFORE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(
                        () -> {
                            if (taken.compareAndSet(false, true)) {
                                answer.completeExceptionally(NotStoredException.busy());
                            }
                        });
        return answer;
    }

    private void run(List<Caused> events, long came, CompletableFuture<List<Stored>> answer) {
        try {
            transactions.connect();
            if (System.nanoTime() - came > START_BEFORE.toNanos()) {
                throw NotStoredException.busy();
            }
            answer.complete(transactions.store(events, came + COMMIT_BEFORE.toNanos()));
        } catch (NotStoredException e) {
            answer.completeExceptionally(e);
            transactions.abort();
        } catch (KafkaException e) {
            answer.completeExceptionally(NotStoredException.certain(e));
            transactions.abort();
        }
        if (!transactions.isConnected() && !reconnecting) {
            reconnect();
        }
    }

    /** Tries until Kafka is there; this also aborts what Kafka still holds open. */
    private void reconnect() {
        try {
            transactions.connect();
            if (reconnecting) {
                LOG.info("Kafka is back");
            }
            reconnecting = false;
        } catch (KafkaException e) {
            if (!reconnecting) {
                LOG.warnf("Kafka is not there, trying until it is: %s", e.getMessage());
            }
            reconnecting = true;
            thread.schedule(this::reconnect, RECONNECT.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(4, TimeUnit.SECONDS);
        transactions.close();
    }
}
