package dev.restante.worker.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.jboss.logging.Logger;

/**
 * One member of the share group, and one job at a time. The job is done on a thread of its own, so
 * that the lock of its record can be renewed meanwhile.
 *
 * <pre>
 *   polling --a record--> doing --ended--> acknowledged --> polling
 *                          |  ^
 *                          +--+ a third of the lock's duration went by: renewed
 * </pre>
 *
 * <p>A record whose lock was renewed comes out of the next {@code poll} again; if another comes
 * instead, the lock was lost, and the job is dropped: somebody else has it.
 */
final class Lane implements Runnable {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private record Place(String topic, int partition, long offset, int delivery) {
        static Place of(ConsumerRecord<?, ?> record) {
            return new Place(
                    record.topic(), record.partition(), record.offset(), Deliveries.of(record));
        }
    }

    private final String topic;
    private final Supplier<ShareConsumer<String, byte[]>> members;
    private final Function<ConsumerRecord<String, byte[]>, AcknowledgeType> handler;
    private final LaneMeters meters;
    private final Pauses pauses;
    private final long renewEvery;
    private final ExecutorService work =
            Executors.newSingleThreadExecutor(r -> new Thread(r, "work"));
    private final Map<Place, Attempt> attempts = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int failures;

    /**
     * @param topic of the jobs
     * @param members makes a member of the group that acknowledges explicitly
     * @param lock how long a record belongs to a member that gives no sign of life
     * @param pauses between a member that failed and the next
     */
    Lane(
            String topic,
            Supplier<ShareConsumer<String, byte[]>> members,
            Duration lock,
            Function<ConsumerRecord<String, byte[]>, AcknowledgeType> handler,
            LaneMeters meters,
            Pauses pauses) {
        this.topic = topic;
        this.members = members;
        this.handler = handler;
        this.meters = meters;
        this.pauses = pauses;
        this.renewEvery = lock.dividedBy(3).toNanos();
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                serve();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** With one member of the group, for as long as that goes well. */
    private void serve() throws InterruptedException {
        try {
            ShareConsumer<String, byte[]> member = members.get();
            try {
                member.subscribe(List.of(topic));
                while (!isStopping()) {
                    tend(member, member.poll(POLL));
                    failures = 0;
                }
            } finally {
                drop();
                member.close(CLOSING);
            }
        } catch (RuntimeException e) {
            afterFailure(e);
        }
    }

    /** No lane may end by a failure: nobody would begin another. */
    private void afterFailure(RuntimeException problem) throws InterruptedException {
        if (isStopping()) {
            LOG.debug("this member of the group ends while the lane stops", problem);
            return;
        }
        failures++;
        LOG.error("this member of the group is given up, and another begins", problem);
        long pause = pauses.length(failures).toNanos();
        if (stopped.await(pause, TimeUnit.NANOSECONDS)) {
            LOG.debug("the pause is cut short");
        }
    }

    /** The job at hand is released; {@link #run} returns soon. */
    void stop() {
        stopped.countDown();
        work.shutdownNow();
    }

    private boolean isStopping() {
        return stopped.getCount() == 0;
    }

    private void tend(ShareConsumer<String, byte[]> member, ConsumerRecords<String, byte[]> records)
            throws InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        dropAllBut(records);
        long deadline = System.nanoTime() + renewEvery;
        for (ConsumerRecord<String, byte[]> record : records) {
            attempts.computeIfAbsent(Place.of(record), place -> begin(record));
        }
        for (ConsumerRecord<String, byte[]> record : records) {
            AcknowledgeType type = settle(record, deadline);
            meters.acknowledged(record, type);
            member.acknowledge(record, type);
        }
        member.commitSync().forEach(this::note);
    }

    private Attempt begin(ConsumerRecord<String, byte[]> record) {
        meters.delivered(record);
        return Attempt.begin(work, () -> handler.apply(record));
    }

    private AcknowledgeType settle(ConsumerRecord<String, byte[]> record, long deadline)
            throws InterruptedException {
        Place place = Place.of(record);
        Optional<AcknowledgeType> end =
                attempts.get(place).await(Math.max(0, deadline - System.nanoTime()));
        if (end.isEmpty() && !isStopping()) {
            return AcknowledgeType.RENEW;
        }
        attempts.remove(place);
        return end.orElse(AcknowledgeType.RELEASE);
    }

    private void dropAllBut(ConsumerRecords<String, byte[]> records) {
        Map<Place, Attempt> held = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            Place place = Place.of(record);
            Attempt attempt = attempts.remove(place);
            if (attempt != null) {
                held.put(place, attempt);
            }
        }
        drop();
        attempts.putAll(held);
    }

    private void drop() {
        attempts.values().forEach(Attempt::cancel);
        attempts.clear();
    }

    private void note(TopicIdPartition partition, Optional<KafkaException> failure) {
        failure.ifPresent(
                e -> {
                    meters.refused();
                    LOG.warnf("%s takes no acknowledgement: %s", partition.topicPartition(), e);
                });
    }
}
