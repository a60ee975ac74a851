package dev.restante.worker.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    private final long renewEvery;
    private final ExecutorService work =
            Executors.newSingleThreadExecutor(r -> new Thread(r, "work"));
    private final Map<Place, Attempt> attempts = new HashMap<>();
    private volatile boolean stopping;

    /**
     * @param topic of the jobs
     * @param members makes a member of the group that acknowledges explicitly
     * @param lock how long a record belongs to a member that gives no sign of life
     */
    Lane(
            String topic,
            Supplier<ShareConsumer<String, byte[]>> members,
            Duration lock,
            Function<ConsumerRecord<String, byte[]>, AcknowledgeType> handler,
            LaneMeters meters) {
        this.topic = topic;
        this.members = members;
        this.handler = handler;
        this.meters = meters;
        this.renewEvery = lock.dividedBy(3).toNanos();
    }

    @Override
    public void run() {
        while (!stopping) {
            ShareConsumer<String, byte[]> member = members.get();
            try {
                member.subscribe(List.of(topic));
                while (!stopping) {
                    tend(member, member.poll(POLL));
                }
            } catch (KafkaException | IllegalStateException e) {
                LOG.error("this member of the group is given up, and another begins", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                drop();
                member.close(CLOSING);
            }
        }
    }

    /** The job at hand is released; {@link #run} returns soon. */
    void stop() {
        stopping = true;
        work.shutdownNow();
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
        if (end.isEmpty() && !stopping) {
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
