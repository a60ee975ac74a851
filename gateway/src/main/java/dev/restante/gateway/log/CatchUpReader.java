package dev.restante.gateway.log;

import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Reads the past of the log for sessions that missed it: one thread, one consumer, one poll for one
 * session at a time, so that many sessions at once are a queue and a long past does not starve a
 * short one. A full queue refuses.
 */
@ApplicationScoped
public class CatchUpReader {

    private static final Logger LOG = Logger.getLogger(CatchUpReader.class);
    private static final int MAX_WAITING = 20_000;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final LogConfig config;
    private final Map<String, Object> kafka;
    private final LogState state;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MAX_WAITING),
                    r -> new Thread(r, "catch-up-reader"));
    private KafkaConsumer<String, byte[]> consumer;
    private CompletableFuture<Bounds> askedBounds;

    CatchUpReader(
            LogConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LogState state) {
        this.config = config;
        this.kafka = kafka;
        this.state = state;
    }

    /**
     * What Kafka holds of the log, and the certainty that every room joined before this call is
     * known here. Calls that wait at the same time share one answer.
     *
     * @return fails if Kafka does not answer, or if too many wait
     */
    public synchronized CompletionStage<Bounds> bounds() {
        if (askedBounds == null || askedBounds.isCompletedExceptionally()) {
            CompletableFuture<Bounds> asked = submit(this::askBounds);
            askedBounds = asked;
        }
        return askedBounds;
    }

    private Bounds askBounds() {
        synchronized (this) {
            askedBounds = null;
        }
        List<TopicPartition> events = LogPartitions.of(config, state.cursor());
        TopicPartition sessions = new TopicPartition(config.sessions(), 0);
        KafkaConsumer<String, byte[]> reader = reader();
        long sessionsEnd = reader.endOffsets(List.of(sessions)).get(sessions);
        Bounds bounds =
                new Bounds(
                        LogPartitions.positions(events, reader.beginningOffsets(events)),
                        LogPartitions.positions(events, reader.endOffsets(events)));
        state.memberships()
                .reached(sessionsEnd)
                .toCompletableFuture()
                .orTimeout(DEADLINE_NANOS, TimeUnit.NANOSECONDS)
                .join();
        return bounds;
    }

    /**
     * The next piece of the past.
     *
     * @param from where it begins
     * @param to where the past ends
     * @return at least one step further than {@code from}; fails if Kafka does not answer within 5
     *     s, or if the queue is full
     */
    public CompletionStage<Chunk> read(Positions from, Positions to) {
        return submit(() -> poll(from, to));
    }

    private Chunk poll(Positions from, Positions to) {
        KafkaConsumer<String, byte[]> reader = reader();
        List<TopicPartition> missing =
                LogPartitions.of(config, state.cursor()).stream()
                        .filter(p -> from.next(p.partition()) < to.next(p.partition()))
                        .toList();
        reader.assign(missing);
        missing.forEach(p -> reader.seek(p, from.next(p.partition())));
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        Positions reached = from;
        while (!missing.isEmpty() && reached.equals(from)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("nothing read from " + from + " to " + to);
            }
            ConsumerRecords<String, byte[]> records = reader.poll(POLL);
            for (TopicPartition partition : missing) {
                int p = partition.partition();
                reached = reached.with(p, Math.min(reader.position(partition), to.next(p)));
            }
            if (!reached.equals(from)) {
                return new Chunk(entries(records, from, to), reached);
            }
        }
        return new Chunk(List.of(), reached);
    }

    private List<LogEntry> entries(
            ConsumerRecords<String, byte[]> records, Positions from, Positions to) {
        List<LogEntry> entries = new ArrayList<>();
        Positions place = from;
        for (ConsumerRecord<String, byte[]> message : records) {
            int p = message.partition();
            if (message.offset() < to.next(p) && !state.wasRepeat(p, message.offset())) {
                place = place.with(p, message.offset() + 1);
                read(message, place, entries);
            }
        }
        return entries;
    }

    private static void read(
            ConsumerRecord<String, byte[]> message, Positions after, List<LogEntry> entries) {
        try {
            ServerEvent event = EventDecoder.decode(message);
            entries.add(new LogEntry(message.partition(), message.offset(), event, after));
        } catch (MalformedRecordException e) {
            // The live reader said so when it came by; here it is only left out again.
            LOG.debugf("left out %s: %s", message, e.getMessage());
        }
    }

    private KafkaConsumer<String, byte[]> reader() {
        if (consumer == null) {
            consumer = new KafkaConsumer<>(ClientSettings.consumer(kafka, "gateway-catch-up"));
        }
        return consumer;
    }

    private <T> CompletableFuture<T> submit(Callable<T> task) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> run(task, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private static <T> void run(Callable<T> task, CompletableFuture<T> answer) {
        try {
            answer.complete(task.call());
        } catch (CompletionException e) {
            answer.completeExceptionally(e.getCause());
        } catch (Exception e) {
            answer.completeExceptionally(e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }
}
