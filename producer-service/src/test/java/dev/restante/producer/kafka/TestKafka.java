package dev.restante.producer.kafka;

import dev.restante.contract.MalformedRecordException;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEventRecord;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** A Kafka in memory that can be told to fail, at one step of the way. */
@Mock
@Singleton
public class TestKafka extends ProducerFactory {

    /** Where a failure may happen. */
    public enum Step {
        /** Kafka takes its time, until {@link #reset}; the failure is not raised. */
        HANG,
        /** The producer cannot be made: no broker's name resolves. */
        CREATE,
        /** A transactional producer does not come to know Kafka. */
        CONNECT,
        /** A record does not leave the process. */
        SEND,
        /** A record left, and no confirmation came. */
        CONFIRM,
        /** A transaction's end is not confirmed. */
        COMMIT
    }

    private final List<ProducerRecord<String, byte[]>> records =
            Collections.synchronizedList(new ArrayList<>());
    private volatile Step failing;
    private volatile KafkaException failure;
    private volatile int left;

    public TestKafka() {
        super(Map.of());
    }

    /** Fails at a step from now on. */
    public void fail(Step step, KafkaException e) {
        fail(step, e, Integer.MAX_VALUE);
    }

    /** Fails at a step for some times. */
    public void fail(Step step, KafkaException e, int times) {
        failure = e;
        left = times;
        failing = step;
    }

    /** As new. */
    public synchronized void reset() {
        notifyAll();
        failing = null;
        records.clear();
    }

    /** Fails no more; what is stored stays. */
    public synchronized void recover() {
        notifyAll();
        failing = null;
    }

    List<ProducerRecord<String, byte[]>> records() {
        return records;
    }

    /** What is stored, in order; a transaction only when it was committed. */
    public List<ServerEvent> stored() throws MalformedRecordException {
        List<ServerEvent> events = new ArrayList<>();
        for (ProducerRecord<String, byte[]> r : List.copyOf(records)) {
            events.add(ServerEventRecord.read(r.headers(), r.value()));
        }
        return events;
    }

    synchronized Optional<KafkaException> failure(Step step) {
        return step == failing && left-- > 0 ? Optional.of(failure) : Optional.empty();
    }

    synchronized void hang() {
        while (failing == Step.HANG) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    @Override
    public Producer<String, byte[]> create(Map<String, Object> special) {
        failure(Step.CREATE)
                .ifPresent(
                        e -> {
                            throw e;
                        });
        return new TestProducer(this);
    }
}
