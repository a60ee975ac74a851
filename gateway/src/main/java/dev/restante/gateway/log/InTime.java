package dev.restante.gateway.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Makes one sequence of several partitions: each keeps its own order, and between them goes what
 * was written first.
 *
 * <p>A service that puts a client into a room and then sends to that room writes to two partitions.
 * Partition by partition the client could come by the event before it is a member.
 */
final class InTime {

    private record Head(LogRecord record, Iterator<LogRecord> rest) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            return LogRecord.IN_TIME.compare(record, other.record);
        }
    }

    private InTime() {}

    /**
     * @param partitions the records of each partition, in its order
     */
    static List<LogRecord> merge(Collection<? extends Collection<LogRecord>> partitions) {
        PriorityQueue<Head> heads = new PriorityQueue<>();
        int size = 0;
        for (Collection<LogRecord> partition : partitions) {
            size += partition.size();
            advance(partition.iterator(), heads);
        }
        List<LogRecord> merged = new ArrayList<>(size);
        while (!heads.isEmpty()) {
            Head first = heads.poll();
            merged.add(first.record());
            advance(first.rest(), heads);
        }
        return merged;
    }

    private static void advance(Iterator<LogRecord> rest, PriorityQueue<Head> heads) {
        if (rest.hasNext()) {
            heads.add(new Head(rest.next(), rest));
        }
    }
}
