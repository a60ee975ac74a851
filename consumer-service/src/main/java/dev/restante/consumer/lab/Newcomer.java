package dev.restante.consumer.lab;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jboss.logging.Logger;

/**
 * A consumer that comes anew: a real one, alone in a group that nobody had before. It reads {@code
 * client-events} until its time is up, and its group is deleted then.
 */
final class Newcomer {

    private static final Logger LOG = Logger.getLogger(Newcomer.class);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final int DELETIONS = 5;
    private static final int MILLIS_BETWEEN = 300;

    private final String id;
    private final String from;
    private final String topic;
    private final Duration time;
    private final NumbersSeen seen;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * @param from {@code earliest} or {@code latest}
     * @param run whose numbers it notes
     * @param topic what it reads
     * @param time after which it ends by itself
     */
    Newcomer(String id, String from, String run, String topic, Duration time) {
        this.id = id;
        this.from = from;
        this.topic = topic;
        this.time = time;
        this.seen = new NumbersSeen(run);
    }

    String id() {
        return id;
    }

    String group() {
        return "newcomer-" + id;
    }

    NewcomerReport report() {
        return seen.report(id, group(), from);
    }

    boolean hasEnded() {
        return seen.hasEnded();
    }

    /** It ends soon. */
    void stop() {
        stopped.countDown();
    }

    /** Reads until it is stopped or its time is up, and leaves nothing behind. */
    void run(LabConsumers consumers, Admin admin) {
        try {
            seen.end(read(consumers));
        } catch (KafkaException e) {
            LOG.warnf("%s ends: %s", group(), e);
            seen.end(e.toString());
        }
        deleteGroup(admin);
    }

    private String read(LabConsumers consumers) {
        long deadline = System.nanoTime() + time.toNanos();
        Consumer<byte[], byte[]> consumer = consumers.ofGroup(group(), from);
        try {
            consumer.subscribe(List.of(topic), noteStarts(consumer));
            while (stopped.getCount() > 0) {
                if (System.nanoTime() >= deadline) {
                    return "its time is up";
                }
                consumer.poll(POLL).forEach(seen::read);
            }
            return "it was told to end";
        } finally {
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private ConsumerRebalanceListener noteStarts(Consumer<byte[], byte[]> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                partitions.forEach(
                        where -> seen.begin(where.partition(), consumer.position(where)));
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                // It has committed nothing.
            }
        };
    }

    /** Kafka forgets an empty group without offsets by itself, but later. */
    private void deleteGroup(Admin admin) {
        try {
            for (int i = 0; i < DELETIONS && !isDeleted(admin); i++) {
                TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDeleted(Admin admin) throws InterruptedException {
        try {
            admin.deleteConsumerGroups(List.of(group())).all().get(3, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("%s is not deleted: %s", group(), e);
            return e.getCause() instanceof GroupIdNotFoundException;
        }
    }
}
