package dev.restante.producer.topics;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The time within which Kafka has to answer a number of questions, all in all.
 *
 * @param deadline as {@link System#nanoTime()}
 */
record Patience(long deadline) {

    static Patience of(int millis) {
        return new Patience(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    int millisLeft() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    }

    /**
     * The answer.
     *
     * @throws ExecutionException if Kafka refuses to say
     * @throws TimeoutException if it is too late
     */
    <T> T answer(KafkaFuture<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.get(millisLeft(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
