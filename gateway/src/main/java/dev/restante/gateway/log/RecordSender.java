package dev.restante.gateway.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;

/**
 * Sends without ever blocking the caller, and in the order of the calls of each thread.
 *
 * <p>A producer that does not know a topic's partitions (it forgets them in an outage) can only
 * block or fail. Here it fails at once ({@code max.block.ms} is 0), and the record waits for the
 * partitions in a queue, with all that are sent after it, for as long as a record may take.
 */
final class RecordSender {

    /** Records that may wait for partitions to become known; more are refused. */
    static final int MAX_WAITING = 10_000;

    private static final long LOOK_AGAIN_MS = 20;

    private record Waiting(
            ProducerRecord<String, byte[]> message,
            CompletableFuture<Stored> stored,
            long deadlineNanos) {}

    private final Producer<String, byte[]> producer;
    private final ScheduledExecutorService timer;
    private final long patienceNanos;
    private final long maxWaitingBytes;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private volatile boolean someWait;

    /**
     * @param timer runs what waits
     * @param patience how long a record may wait for partitions to become known
     * @param maxWaitingBytes bytes of records that may wait for that; more are refused
     */
    RecordSender(
            Producer<String, byte[]> producer,
            ScheduledExecutorService timer,
            Duration patience,
            long maxWaitingBytes) {
        this.maxWaitingBytes = maxWaitingBytes;
        this.producer = producer;
        this.timer = timer;
        this.patienceNanos = patience.toNanos();
    }

    /** Completes when Kafka has stored the record; fails with what Kafka's client says. */
    CompletionStage<Stored> send(ProducerRecord<String, byte[]> message) {
        CompletableFuture<Stored> stored = new CompletableFuture<>();
        if (someWait || !attempt(message, stored)) {
            enqueue(new Waiting(message, stored, System.nanoTime() + patienceNanos));
        }
        return stored;
    }

    private synchronized void enqueue(Waiting last) {
        long bytes = waitingBytes + bytes(last);
        if (waiting.size() >= MAX_WAITING || bytes > maxWaitingBytes) {
            last.stored()
                    .completeExceptionally(
                            new BufferExhaustedException("too many records wait for Kafka"));
            return;
        }
        waiting.add(last);
        waitingBytes = bytes;
        if (!someWait) {
            someWait = true;
            lookAgain();
        }
    }

    /** Attachments are in the headers. */
    private static long bytes(Waiting waiting) {
        long bytes = waiting.message().value().length;
        for (Header header : waiting.message().headers()) {
            bytes += header.value().length;
        }
        return bytes;
    }

    private void lookAgain() {
        try {
            timer.schedule(this::sendWaiting, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The gateway stops: nothing that waits will be sent any more.
            waiting.forEach(w -> w.stored().completeExceptionally(e));
            waiting.clear();
        }
    }

    private synchronized void sendWaiting() {
        while (!waiting.isEmpty()) {
            Waiting first = waiting.peek();
            if (System.nanoTime() - first.deadlineNanos() > 0) {
                first.stored()
                        .completeExceptionally(
                                new TimeoutException("Kafka did not say where the topic is"));
            } else if (!attempt(first.message(), first.stored())) {
                lookAgain();
                return;
            }
            waiting.poll();
            waitingBytes -= bytes(first);
        }
        someWait = false;
    }

    /** Whether the producer took the record or refused it for good. */
    private boolean attempt(
            ProducerRecord<String, byte[]> message, CompletableFuture<Stored> stored) {
        Thread caller = Thread.currentThread();
        boolean[] unknownTopic = new boolean[1];
        try {
            producer.send(
                    message,
                    (metadata, error) -> {
                        if (Thread.currentThread() == caller && isUnknownTopic(error)) {
                            unknownTopic[0] = true;
                        } else {
                            complete(stored, metadata, error);
                        }
                    });
        } catch (RuntimeException e) {
            // Whatever it is, it is about this record, and must not hold up those behind it.
            stored.completeExceptionally(e);
        }
        return !unknownTopic[0];
    }

    private static boolean isUnknownTopic(Exception error) {
        return error instanceof TimeoutException && !(error instanceof BufferExhaustedException);
    }

    private static void complete(
            CompletableFuture<Stored> stored, RecordMetadata metadata, Exception error) {
        if (error == null) {
            stored.complete(new Stored(metadata.topic(), metadata.partition(), metadata.offset()));
        } else {
            stored.completeExceptionally(error);
        }
    }
}
