package dev.restante.gateway.log;

import dev.restante.tracing.RecordTracing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What becomes of the records that the reader polls. At first they seed the ring; from {@link
 * #becomeReady} on they are told to the listener, after they have their place in the ring. For the
 * reader's thread.
 */
@ApplicationScoped
class LogIntake {

    private final LogConfig config;
    private final LogState state;
    private final Ring ring;
    private final LogListener listener;
    private final RecordTracing tracing;
    private Tail tail;
    private RingSeed seed;

    LogIntake(
            LogConfig config,
            LogState state,
            Ring ring,
            LogListener listener,
            RecordTracing tracing) {
        this.config = config;
        this.state = state;
        this.ring = ring;
        this.listener = listener;
        this.tracing = tracing;
    }

    /**
     * Begins, or goes on after a failure.
     *
     * @return where the reader has to begin
     */
    Positions begin(LogStart start) {
        if (state.ready()) {
            return state.live();
        }
        Positions begin = start.beforeEnd(config.ringSeed());
        tail = new Tail(begin, config.repeatWindow(), tracing);
        seed = new RingSeed(begin, config.ringBytes() / begin.partitions());
        return start.beforeEnd((long) config.ringSeed() + config.repeatWindow());
    }

    /** Takes a record of the sessions topic. */
    void session(ConsumerRecord<String, byte[]> message) {
        state.session(message).ifPresent(now -> listener.session(message.key(), now));
    }

    /**
     * Takes what a poll brought.
     *
     * @param end the place after all of it
     */
    void take(ConsumerRecords<String, byte[]> messages, Positions end) {
        List<List<LogRecord>> partitions = new ArrayList<>();
        for (TopicPartition partition : messages.partitions()) {
            if (partition.topic().equals(config.serverEvents())) {
                List<ConsumerRecord<String, byte[]>> polled = messages.records(partition);
                partitions.add(tail.read(polled));
            }
        }
        if (state.ready()) {
            tell(partitions, end);
        } else {
            partitions.forEach(records -> records.forEach(seed::add));
        }
    }

    private void tell(List<List<LogRecord>> partitions, Positions end) {
        List<LogEntry> entries = tail.inOrder(partitions, end);
        ring.add(entries);
        state.live(tail.reached());
        if (!entries.isEmpty()) {
            listener.entries(entries, tail.reached());
        }
    }

    /**
     * The end of the log was reached: clients can be served.
     *
     * @param end the place after all that was taken
     */
    void becomeReady(Positions end) {
        tail.goOnFrom(seed.begin());
        ring.startAt(seed.begin());
        ring.add(tail.inOrder(seed.byPartition(), end));
        seed = null;
        listener.ready(tail.reached());
        state.live(tail.reached());
    }
}
