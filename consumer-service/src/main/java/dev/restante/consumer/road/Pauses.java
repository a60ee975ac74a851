package dev.restante.consumer.road;

import dev.restante.consumer.ConsumerConfig;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Growing pauses between tries, which end at once when the service stops. */
@Singleton
class Pauses {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Duration first;
    private final Duration longest;

    Pauses(ConsumerConfig config) {
        this.first = config.retry().firstPause();
        this.longest = config.retry().longestPause();
    }

    /**
     * Waits before the next try.
     *
     * @param failures how many tries failed so far, from 1
     * @throws StoppingException if the service stops
     */
    void afterFailure(int failures) throws StoppingException {
        try {
            if (stopped.await(length(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoppingException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppingException();
        }
    }

    Duration length(int failures) {
        Duration pause = first.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    boolean isStopped() {
        return stopped.getCount() == 0;
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
    }
}
