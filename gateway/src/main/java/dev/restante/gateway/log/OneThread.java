package dev.restante.gateway.log;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread with a bounded queue, for a Kafka client that only one thread may use. A full queue
 * refuses.
 */
final class OneThread {

    private static final int MAX_WAITING = 20_000;

    private final ThreadPoolExecutor thread;

    OneThread(String name) {
        this.thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(MAX_WAITING),
                        task -> new Thread(task, name));
    }

    /** Fails with what the task throws, or if too many wait. */
    <T> CompletableFuture<T> submit(Callable<T> task) {
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

    void stop() {
        thread.shutdownNow();
    }
}
