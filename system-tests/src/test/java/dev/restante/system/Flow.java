package dev.restante.system;

import dev.restante.system.client.NoAnswerException;
import dev.restante.system.ledger.Event;
import dev.restante.system.ledger.Ledger;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Numbered events from one source at a pace, all of them in the ledger. */
final class Flow {

    private final String source;
    private final boolean processed;
    private final Sending sending;
    private final Ledger ledger;
    private final Duration pace;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<CompletableFuture<Boolean>> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acked = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private boolean insistent;
    private boolean lastIsStored = true;
    private int number;

    /**
     * @param source its name in the ledger
     * @param processed whether its events go through consumer-service
     * @param sending how they are sent
     * @param pace the pause between two
     */
    Flow(String source, boolean processed, Sending sending, Ledger ledger, Duration pace) {
        this.source = source;
        this.processed = processed;
        this.sending = sending;
        this.ledger = ledger;
        this.pace = pace;
    }

    /** Each event again and again under its id until Kafka has it, and only then the next. */
    Flow insist() {
        insistent = true;
        return this;
    }

    Flow start() {
        clock.scheduleWithFixedDelay(this::tick, 0, pace.toNanos(), TimeUnit.NANOSECONDS);
        return this;
    }

    private void tick() {
        if (!insistent || lastIsStored) {
            number++;
        }
        Event event = new Event(source, number, processed);
        ledger.sent(event);
        long began = System.nanoTime();
        CompletableFuture<Boolean> answer =
                sending.send(event).thenApply(stored -> account(event, stored, began));
        answers.add(answer);
        if (insistent) {
            lastIsStored = answer.exceptionally(failure -> false).join();
        }
    }

    private boolean account(Event event, boolean stored, long began) {
        slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
        if (stored) {
            ledger.acked(event);
            acked.incrementAndGet();
        } else {
            ledger.refused(event);
            refused.incrementAndGet();
        }
        return stored;
    }

    int acked() {
        return acked.get();
    }

    /** The longest time an answer took, good or not. */
    Duration slowestAnswer() {
        return Duration.ofNanos(slowest.get());
    }

    /** Waits until so many more were acked. */
    void untilAcked(int more) {
        int goal = acked() + more;
        Scenario.until(
                source + ": " + more + " more are acked", () -> checked() && acked() >= goal);
    }

    /** Waits until so many more were refused. */
    void untilRefused(int more) {
        int goal = refused.get() + more;
        Scenario.until(
                source + ": " + more + " more are refused",
                () -> checked() && refused.get() >= goal);
    }

    /** Sends no more; returns when all that was sent is answered, or will never be. */
    void stop() {
        abandon();
        answers.forEach(Flow::check);
    }

    /** Sends no more. */
    void abandon() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException(source + " does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean checked() {
        answers.stream().filter(CompletableFuture::isDone).forEach(Flow::check);
        return true;
    }

    /** No answer is for the ledger; a wrong answer is a failure at once. */
    private static void check(CompletableFuture<Boolean> answer) {
        try {
            answer.join();
        } catch (CompletionException e) {
            boolean none =
                    e.getCause() instanceof NoAnswerException
                            || e.getCause() instanceof UncheckedIOException;
            if (!none) {
                throw e;
            }
        }
    }
}
