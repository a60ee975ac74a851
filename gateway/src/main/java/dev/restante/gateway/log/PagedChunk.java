package dev.restante.gateway.log;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/**
 * A piece of the past out of one page of each partition that the reader is behind in, in the order
 * of time. It ends where a page ends and its partition goes on: what comes next there could be
 * older than what comes next in the others.
 */
final class PagedChunk implements Chunk {

    private final long[] place;
    private final Positions to;
    private final Runnable closed;
    private final List<Part> parts = new ArrayList<>();

    /** What is left of the page of one partition. */
    private final class Part {

        private final int partition;
        private final List<LogRecord> records;
        private final long end;
        private final boolean goesOn;
        private int next;

        Part(int partition, Page page) {
            this.partition = partition;
            this.records = page.records();
            this.end = Math.min(page.end(), to.next(partition));
            this.goesOn = page.end() < to.next(partition);
            this.next = page.indexOf(place[partition]);
        }

        /** Nothing if there is no more. */
        LogRecord head() {
            LogRecord record = next < records.size() ? records.get(next) : null;
            return record == null || record.offset() >= end ? null : record;
        }

        void advance() {
            place[partition] = records.get(next).offset() + 1;
            next++;
        }

        void exhausted() {
            place[partition] = Math.max(place[partition], end);
        }
    }

    /**
     * @param from where the reader is
     * @param to where the past ends
     * @param closed told when the chunk is
     */
    PagedChunk(Positions from, Positions to, Runnable closed) {
        this.place = from.toArray();
        this.to = to;
        this.closed = closed;
    }

    /** Adds the page with the offset that comes next in a partition. */
    void add(int partition, Page page) {
        parts.add(new Part(partition, page));
    }

    @Override
    public Iterable<LogEntry> heard(Predicate<LogRecord> hears) {
        return () -> new Entries(hears);
    }

    @Override
    public Positions reached() {
        return Positions.of(place);
    }

    @Override
    public void close() {
        closed.run();
    }

    /** The next record, passed now; nothing at the end of the chunk. */
    private LogRecord step() {
        Part first = null;
        boolean ends = false;
        for (Part part : parts) {
            LogRecord head = part.head();
            if (head == null) {
                part.exhausted();
                ends |= part.goesOn;
            } else if (first == null || LogRecord.IN_TIME.compare(head, first.head()) < 0) {
                first = part;
            }
        }
        if (ends || first == null) {
            return null;
        }
        LogRecord record = first.head();
        first.advance();
        return record;
    }

    private final class Entries implements Iterator<LogEntry> {

        private final Predicate<LogRecord> hears;
        private LogRecord next;

        Entries(Predicate<LogRecord> hears) {
            this.hears = hears;
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                LogRecord record = step();
                if (record == null) {
                    return false;
                }
                if (hears.test(record)) {
                    next = record;
                }
            }
            return true;
        }

        @Override
        public LogEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            LogEntry entry = new LogEntry(next, Positions.of(place));
            next = null;
            return entry;
        }
    }
}
