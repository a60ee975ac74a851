package dev.restante.stack.process;

import dev.restante.stack.settings.StackException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that was started, to be waited for.
 *
 * @param plan what was started
 * @param future done when it is ready, failed with a {@link StackException} if it ends before
 */
public record Readiness(ProcessPlan plan, CompletableFuture<Duration> future) {

    /**
     * Waits until the process is ready.
     *
     * @param patience how long at most; the process goes on starting after that
     * @throws StackException if it ends before it is ready, or takes longer
     * @throws InterruptedException if the caller is not to wait any longer
     */
    public void await(Duration patience) throws StackException, InterruptedException {
        try {
            future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new StackException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new StackException(
                    "%s is not ready after %d s; see %s"
                            .formatted(plan.name(), patience.toSeconds(), plan.log().path()),
                    e);
        }
    }
}
