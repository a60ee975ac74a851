package dev.restante.gateway.log;

import dev.restante.contract.MalformedRecordException;
import dev.restante.tracing.RecordTracing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * The end of the log as the reader follows it: what it polls becomes entries in one order, without
 * repeats and without what cannot be read. For the reader's thread.
 */
final class Tail {

    private static final Logger LOG = Logger.getLogger(Tail.class);

    private final List<RepeatFilter> repeats = new ArrayList<>();
    private final RecordTracing tracing;
    private Positions reached;

    /**
     * @param begin the place of the first record that becomes an entry; those before it are only
     *     remembered, so that their repeats are recognised
     * @param tracing finds the traces that records belong to
     */
    Tail(Positions begin, int repeatWindow, RecordTracing tracing) {
        this.reached = begin;
        this.tracing = tracing;
        for (int p = 0; p < begin.partitions(); p++) {
            repeats.add(new RepeatFilter(repeatWindow));
        }
    }

    /** The place of a reader that has had everything that was read so far. */
    Positions reached() {
        return reached;
    }

    /** Leaves out what is before a place. */
    void goOnFrom(Positions place) {
        reached = reached.max(place);
    }

    /**
     * Reads records of one partition, in its order.
     *
     * @return those that come after the beginning, without repeats
     */
    List<LogRecord> read(List<ConsumerRecord<String, byte[]>> messages) {
        List<LogRecord> records = new ArrayList<>(messages.size());
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                LogRecord record =
                        EventDecoder.read(message).causedBy(tracing.cause(message.headers()));
                boolean repeat = isRepeat(record);
                if (!repeat && !record.isBefore(reached)) {
                    records.add(record);
                }
            } catch (MalformedRecordException e) {
                LOG.warnf(
                        "skipped %s-%d at %d: %s",
                        message.topic(), message.partition(), message.offset(), e.getMessage());
            }
        }
        return records;
    }

    private boolean isRepeat(LogRecord record) {
        String id = record.event().envelope().id();
        return repeats.get(record.partition()).isRepeat(id, record.offset());
    }

    /**
     * Puts what was read of all partitions into one order.
     *
     * @param end the place after all of it, what was left out included
     */
    List<LogEntry> inOrder(List<? extends Collection<LogRecord>> partitions, Positions end) {
        List<LogEntry> entries = new ArrayList<>();
        for (LogRecord record : InTime.merge(partitions)) {
            reached = reached.with(record.partition(), record.offset() + 1);
            entries.add(new LogEntry(record, reached));
        }
        reached = reached.max(end);
        return entries;
    }
}
