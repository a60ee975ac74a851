package dev.restante.gateway.log;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** A piece of the past out of the ring. */
final class RingChunk implements Chunk {

    private final Positions from;
    private final Positions to;
    private final List<RingBlock.View> views = new ArrayList<>();
    private int size;
    private Positions reached;

    RingChunk(Positions from, Positions to) {
        this.from = from;
        this.to = to;
        this.reached = from;
    }

    /** Adds the next block. */
    void add(RingBlock block) {
        views.add(block.view());
        size += block.size();
        Positions end = block.end();
        reached = (end.reached(to) ? to : end).max(from);
    }

    /** Nothing follows the last block. */
    void isLast() {
        reached = to.max(from);
    }

    int size() {
        return size;
    }

    @Override
    public Iterable<LogEntry> heard(Listening who) {
        return () -> new Entries(who);
    }

    @Override
    public Positions reached() {
        return reached;
    }

    private final class Entries implements Iterator<LogEntry> {

        private final Listening who;
        private final Iterator<RingBlock.View> rest = views.iterator();
        private List<LogEntry> entries = List.of();
        private BitSet addressing = new BitSet();
        private int index = -1;
        private LogEntry next;

        Entries(Listening who) {
            this.who = who;
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                index = addressing.nextSetBit(index + 1);
                if (index >= 0) {
                    consider(entries.get(index));
                } else if (rest.hasNext()) {
                    RingBlock.View view = rest.next();
                    entries = view.entries();
                    addressing = view.block().addressing(who);
                } else {
                    return false;
                }
            }
            return true;
        }

        private void consider(LogEntry entry) {
            if (!entry.isBefore(from) && entry.isBefore(to) && who.hears(entry.record())) {
                next = entry.from(from);
            }
        }

        @Override
        public LogEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            LogEntry entry = next;
            next = null;
            return entry;
        }
    }
}
