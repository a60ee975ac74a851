package dev.restante.gateway.log;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many may hold pages in memory at the same time: the others wait for their turn, in the order
 * they came.
 */
final class Turns {

    private final int atOnce;
    private final int maxWaiting;
    private final Queue<CompletableFuture<Turn>> waiting = new ArrayDeque<>();
    private int taken;

    /** The right to hold pages, until it is closed. */
    final class Turn implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();

        private Turn() {}

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                pass();
            }
        }
    }

    /**
     * @param atOnce turns at the same time
     * @param maxWaiting those that may wait; more are refused
     */
    Turns(int atOnce, int maxWaiting) {
        this.atOnce = atOnce;
        this.maxWaiting = maxWaiting;
    }

    /**
     * Completes when it is one's turn.
     *
     * @return fails with {@link RejectedExecutionException} if too many wait
     */
    synchronized CompletableFuture<Turn> take() {
        if (taken < atOnce) {
            taken++;
            return CompletableFuture.completedFuture(new Turn());
        }
        if (waiting.size() == maxWaiting) {
            return CompletableFuture.failedFuture(
                    new RejectedExecutionException("too many wait for the past"));
        }
        CompletableFuture<Turn> later = new CompletableFuture<>();
        waiting.add(later);
        return later;
    }

    private void pass() {
        CompletableFuture<Turn> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                taken--;
                return;
            }
        }
        next.complete(new Turn());
    }
}
