package dev.restante.worker.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;

/**
 * A member of a share group that a test gives its records. What is renewed comes out of the next
 * poll again, as Kafka's own member does it, unless the lock is lost.
 */
final class ScriptedMember extends MockShareConsumer<String, byte[]> {

    private final BlockingQueue<ConsumerRecord<String, byte[]>> next = new LinkedBlockingQueue<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private volatile ConsumerRecord<String, byte[]> renewed;
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean losing;
    private volatile boolean closed;

    void give(ConsumerRecord<String, byte[]> record) {
        next.add(record);
    }

    /** From now on no renewal has an effect. */
    void loseLocks() {
        losing = true;
    }

    /** The next poll ends with this. */
    void failOnce(RuntimeException failure) {
        failures.add(failure);
    }

    /** Offset and type of every acknowledgement but renewals. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public ConsumerRecords<String, byte[]> poll(Duration timeout) {
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        ConsumerRecord<String, byte[]> record = renewed;
        renewed = null;
        if (record == null) {
            record = wait(timeout);
        }
        if (record == null) {
            return ConsumerRecords.empty();
        }
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        return new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of());
    }

    private ConsumerRecord<String, byte[]> wait(Duration timeout) {
        try {
            return next.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void acknowledge(ConsumerRecord<String, byte[]> record, AcknowledgeType type) {
        if (type != AcknowledgeType.RENEW) {
            acknowledged.add(record.offset() + " " + type.name());
        } else if (!losing) {
            renewed = record;
        }
    }

    @Override
    public Map<TopicIdPartition, Optional<KafkaException>> commitSync() {
        return Map.of();
    }

    @Override
    public void close(Duration timeout) {
        closed = true;
    }
}
