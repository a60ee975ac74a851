package dev.restante.gateway.log;

import java.util.BitSet;
import java.util.List;

/** What is left of the page of one partition for one who goes through it. */
final class PagePart {

    private final int partition;
    private final List<LogRecord> records;
    private final BitSet addressing;
    private final boolean goesOn;

    /** Index after the records that belong to the past that is gone through. */
    private final int size;

    private final long end;
    private int next;

    /**
     * @param from offset to begin at
     * @param to offset at which the past ends
     */
    PagePart(int partition, Page page, Listening who, long from, long to) {
        this.partition = partition;
        this.records = page.records();
        this.addressing = page.block().addressing(who);
        this.goesOn = page.end() < to;
        this.end = Math.min(page.end(), to);
        this.next = page.indexOf(from);
        this.size = page.indexOf(end);
    }

    int partition() {
        return partition;
    }

    /** Whether nothing is left of the page, and the partition goes on after it. */
    boolean isBarrier() {
        return goesOn && next >= size;
    }

    /**
     * Until when the partition is known: up to its head; or, if nothing in the rest of the page is
     * for them, up to the last of that. Nothing if the rest is not to be waited for.
     */
    LogRecord time() {
        LogRecord head = head();
        return head == null && goesOn ? records.get(size - 1) : head;
    }

    /** The next record that may be for them; nothing if there is no more. */
    LogRecord head() {
        int index = addressing.nextSetBit(next);
        return index < 0 || index >= size ? null : records.get(index);
    }

    /** Goes past the head; returns the place after it. */
    long advance() {
        next = addressing.nextSetBit(next) + 1;
        return records.get(next - 1).offset() + 1;
    }

    /** Goes past everything that comes before a record of another partition; returns the place. */
    long advanceTo(LogRecord other) {
        while (next < size && LogRecord.IN_TIME.compare(records.get(next), other) < 0) {
            next++;
        }
        return next < size ? records.get(next).offset() : end;
    }

    /** The place after all of it. */
    long end() {
        return end;
    }
}
