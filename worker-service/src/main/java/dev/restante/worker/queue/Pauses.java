package dev.restante.worker.queue;

import dev.restante.worker.WorkerConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Growing pauses between the tries of a job. */
@Singleton
class Pauses {

    private final Duration first;
    private final Duration longest;

    Pauses(WorkerConfig config) {
        this.first = config.retry().firstPause();
        this.longest = config.retry().longestPause();
    }

    /**
     * Waits before the next try.
     *
     * @param failures how many tries failed so far, from 1
     * @throws InterruptedException if this thread is not to wait any longer
     */
    void afterFailure(int failures) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(length(failures).toMillis());
    }

    Duration length(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
