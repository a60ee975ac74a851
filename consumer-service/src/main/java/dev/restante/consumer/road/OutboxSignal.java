package dev.restante.consumer.road;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Says that there are new rows in the outbox. Raised twice before it is seen is raised once. */
@Singleton
public class OutboxSignal {

    private final BlockingQueue<Boolean> raised = new ArrayBlockingQueue<>(1);

    /** There is something in the outbox. */
    public void raise() {
        raised.offer(true);
    }

    /** Returns when it is raised, or after {@code longest}. */
    void await(Duration longest) throws InterruptedException {
        raised.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
