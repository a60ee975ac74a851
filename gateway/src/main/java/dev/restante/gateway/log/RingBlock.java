package dev.restante.gateway.log;

import java.util.ArrayList;
import java.util.List;

/** Some records of the ring, in the order they were told. It grows until it is full. */
final class RingBlock {

    static final int MAX_RECORDS = 512;

    /** Blocks the ring has at least when it is full, because the oldest leaves it as a whole. */
    private static final int FEWEST_BLOCKS = 16;

    private final List<LogEntry> entries = new ArrayList<>();
    private long bytes;
    private View view;

    /** What is in the block at a moment. */
    record View(List<LogEntry> entries, Block block) {}

    void add(LogEntry entry) {
        entries.add(entry);
        bytes += entry.record().bytes();
        view = null;
    }

    boolean isFull(long ringBytes) {
        return entries.size() == MAX_RECORDS || bytes > ringBytes / FEWEST_BLOCKS;
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return entries.size();
    }

    /** The place after its last record. */
    Positions end() {
        return entries.get(entries.size() - 1).after();
    }

    /** Shared by all who ask until something is added. */
    View view() {
        if (view == null) {
            List<LogEntry> copy = List.copyOf(entries);
            view = new View(copy, new Block(copy.stream().map(LogEntry::record).toList()));
        }
        return view;
    }
}
