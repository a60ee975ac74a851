package dev.restante.worker.queue;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.jboss.logging.Logger;

/** A job that is being done, or waits to be, on the lane's own thread for work. */
final class Attempt {

    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private final Future<AcknowledgeType> result;

    private Attempt(Future<AcknowledgeType> result) {
        this.result = result;
    }

    static Attempt begin(ExecutorService thread, Callable<AcknowledgeType> job) {
        return new Attempt(thread.submit(job));
    }

    /**
     * How it ended.
     *
     * @param nanos how long to wait for that
     * @return nothing if it has not ended by then
     */
    Optional<AcknowledgeType> await(long nanos) throws InterruptedException {
        try {
            return Optional.of(result.get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (CancellationException e) {
            return Optional.of(AcknowledgeType.RELEASE);
        } catch (ExecutionException e) {
            LOG.error("a job ended in a way that nobody foresaw", e.getCause());
            return Optional.of(AcknowledgeType.RELEASE);
        }
    }

    /** It is somebody else's now. */
    void cancel() {
        result.cancel(true);
    }
}
