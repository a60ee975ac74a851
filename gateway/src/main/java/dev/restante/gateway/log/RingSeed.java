package dev.restante.gateway.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a gateway that starts reads back of the log, so that its ring is not empty: whoever was
 * connected to the one that was killed comes back now. Bounded in bytes per partition; what is
 * beyond them is left to Kafka.
 */
final class RingSeed {

    private final long maxBytes;
    private final List<Deque<LogRecord>> byPartition = new ArrayList<>();
    private final long[] bytes;
    private Positions begin;

    /**
     * @param begin the place of the first record
     * @param maxBytes bytes per partition
     */
    RingSeed(Positions begin, long maxBytes) {
        this.begin = begin;
        this.maxBytes = maxBytes;
        this.bytes = new long[begin.partitions()];
        for (int p = 0; p < begin.partitions(); p++) {
            byPartition.add(new ArrayDeque<>());
        }
    }

    void add(LogRecord record) {
        int p = record.partition();
        byPartition.get(p).add(record);
        bytes[p] += record.bytes();
        while (bytes[p] > maxBytes) {
            LogRecord oldest = byPartition.get(p).remove();
            bytes[p] -= oldest.bytes();
            begin = begin.with(p, oldest.offset() + 1);
        }
    }

    /** The place before the oldest record that is still held. */
    Positions begin() {
        return begin;
    }

    /** The records of each partition. */
    List<Deque<LogRecord>> byPartition() {
        return byPartition;
    }
}
