package dev.restante.system.chaos;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Sends events at a pace, each until it is acked.
 *
 * <p>A client with the option {@code retries} keeps its events itself and sends them in order, so
 * it is given the next while others wait, up to a bound. For all others this sends an event again
 * under its id when no answer came, and only then the next.
 */
final class Emitter {

    private static final int MOST_WAITING = 100;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final long PAUSE_MS = 100;

    private final Supplier<Sent> events;
    private final Sender sender;
    private final Books books;
    private final ScheduledExecutorService clock;
    private final int mostWaiting;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean stopped;

    private Emitter(
            Supplier<Sent> events,
            Sender sender,
            Books books,
            ScheduledExecutorService clock,
            int mostWaiting) {
        this.events = events;
        this.sender = sender;
        this.books = books;
        this.clock = clock;
        this.mostWaiting = mostWaiting;
    }

    /** For a client that has a queue and sends again by itself. */
    static Emitter queueing(
            Supplier<Sent> events, Sender sender, Books books, ScheduledExecutorService clock) {
        return new Emitter(events, sender, books, clock, MOST_WAITING);
    }

    /** For everyone else. */
    static Emitter insisting(
            Supplier<Sent> events, Sender sender, Books books, ScheduledExecutorService clock) {
        return new Emitter(events, sender, books, clock, 1);
    }

    void start(Duration pace) {
        clock.scheduleWithFixedDelay(this::tick, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** No more after what it has begun to send. */
    void stop() {
        stopped = true;
    }

    /** Whether everything is acked. */
    boolean isQuiet() {
        return waiting.get() == 0;
    }

    private void tick() {
        if (!stopped && waiting.get() < mostWaiting) {
            emitOne();
        }
    }

    /** One event beside the pace. */
    Sent emitOne() {
        Sent event = events.get();
        waiting.incrementAndGet();
        attempt(event);
        return event;
    }

    private void attempt(Sent event) {
        var answer = sender.send(event);
        if (mostWaiting == 1) {
            answer = answer.orTimeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
        answer.whenComplete(
                (places, failure) -> {
                    if (failure == null && places.isPresent()) {
                        books.acked(event, places.get());
                        waiting.decrementAndGet();
                    } else {
                        CompletableFuture.delayedExecutor(PAUSE_MS, TimeUnit.MILLISECONDS, clock)
                                .execute(() -> attempt(event));
                    }
                });
    }
}
