package dev.restante.gateway.log;

import dev.restante.contract.ServerEvent.Emit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A piece of the past out of one page of each partition that the reader is behind in, in the order
 * of time. It ends where a page ends and its partition goes on: what comes next there could be
 * older than what comes next in the others.
 */
final class PagedChunk implements Chunk {

    /** What the chunk is a step of. */
    interface Way {

        /** The next step, from a place on, if there is one with what is held now. */
        Optional<CompletionStage<Chunk>> goOn(Positions place);

        /** Nothing is held any longer. */
        void end();
    }

    private final long[] place;
    private final Positions to;
    private final Map<Integer, Page> pages;
    private final Way way;
    private boolean wentOn;

    /**
     * @param from where the reader is
     * @param to where the past ends
     * @param pages of each partition that the reader is behind in, the page with its next offset
     * @param way ends with the chunk, or goes on
     */
    PagedChunk(Positions from, Positions to, Map<Integer, Page> pages, Way way) {
        this.place = from.toArray();
        this.to = to;
        this.pages = pages;
        this.way = way;
    }

    @Override
    public Iterable<LogEntry> heard(Listening who) {
        return () -> new Entries(who);
    }

    @Override
    public Positions reached() {
        return Positions.of(place);
    }

    @Override
    public boolean isFromKafka() {
        return true;
    }

    @Override
    public Optional<CompletionStage<Chunk>> next() {
        Optional<CompletionStage<Chunk>> next = way.goOn(reached());
        wentOn = next.isPresent();
        return next;
    }

    @Override
    public void close() {
        if (!wentOn) {
            way.end();
        }
    }

    private final class Entries implements Iterator<LogEntry> {

        private final Listening who;
        private final List<PagePart> parts = new ArrayList<>();
        private LogRecord next;

        Entries(Listening who) {
            this.who = who;
            pages.forEach((p, page) -> parts.add(new PagePart(p, page, who, place[p], to.next(p))));
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                LogRecord record = step();
                if (record == null) {
                    return false;
                }
                if (who.hears(record)) {
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

        /** The next record, passed now; nothing at the end of the chunk. */
        private LogRecord step() {
            PagePart first = null;
            for (PagePart part : parts) {
                if (part.isBarrier()) {
                    return endAfter(part);
                }
                LogRecord time = part.time();
                if (time != null
                        && (first == null || LogRecord.IN_TIME.compare(time, first.time()) < 0)) {
                    first = part;
                }
            }
            if (first == null) {
                parts.forEach(this::endAfter);
                return null;
            }
            return first.head() == null ? endAfter(first) : pass(first);
        }

        private LogRecord endAfter(PagePart part) {
            place[part.partition()] = part.end();
            return null;
        }

        private LogRecord pass(PagePart first) {
            LogRecord record = first.head();
            place[first.partition()] = first.advance();
            if (!(record.event() instanceof Emit)) {
                catchUpWith(record);
            }
            return record;
        }

        /**
         * Who joins a room by an order is to hear what comes after it, in the other partitions too:
         * they are gone through as far as the order's time, and no further.
         */
        private void catchUpWith(LogRecord order) {
            for (PagePart part : parts) {
                if (part.partition() != order.partition()) {
                    place[part.partition()] = part.advanceTo(order);
                }
            }
        }
    }
}
