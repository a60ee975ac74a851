package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latest records of the log in memory, in the order the reader told them: who was away for a
 * short while is given what it missed without asking Kafka.
 *
 * <p>One ring for all partitions. A session listens to all of them, so it could not be helped by a
 * ring that goes back far in one of them only. When it is full the oldest record leaves it, and is
 * read from Kafka by whoever needs it.
 */
@ApplicationScoped
class Ring {

    /** Records handed out at once, so that many sessions that catch up take turns. */
    private static final int MAX_CHUNK = 500;

    private static final int FIRST_CAPACITY = 1024;

    private final long maxBytes;
    private LogEntry[] entries = new LogEntry[FIRST_CAPACITY];
    private int head;
    private int size;
    private long bytes;
    private Positions begin;

    @Inject
    Ring(LogConfig config) {
        this(config.ringBytes());
    }

    Ring(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Forgets everything; what is added next follows {@code place}. */
    synchronized void startAt(Positions place) {
        entries = new LogEntry[FIRST_CAPACITY];
        head = 0;
        size = 0;
        bytes = 0;
        begin = place;
    }

    /** What follows in the log. */
    synchronized void add(List<LogEntry> more) {
        for (LogEntry entry : more) {
            if (entry.record().isKept()) {
                add(entry);
            }
        }
        while (bytes > maxBytes) {
            removeOldest();
        }
    }

    private void add(LogEntry entry) {
        if (size == entries.length) {
            grow();
        }
        entries[(head + size) & (entries.length - 1)] = entry;
        size++;
        bytes += entry.record().bytes();
    }

    private void grow() {
        LogEntry[] larger = new LogEntry[entries.length * 2];
        for (int i = 0; i < size; i++) {
            larger[i] = at(i);
        }
        entries = larger;
        head = 0;
    }

    private void removeOldest() {
        LogEntry oldest = at(0);
        entries[head] = null;
        head = (head + 1) & (entries.length - 1);
        size--;
        bytes -= oldest.record().bytes();
        begin = oldest.after();
    }

    private LogEntry at(int index) {
        return entries[(head + index) & (entries.length - 1)];
    }

    /**
     * The next piece of the past, if all of it is still here.
     *
     * @param from where it begins
     * @param to where the past ends; the reader has told everything before it
     */
    synchronized Optional<Chunk> read(Positions from, Positions to) {
        if (begin == null || !from.reached(begin)) {
            return Optional.empty();
        }
        List<LogEntry> chunk = new ArrayList<>();
        for (int i = firstNotHad(from); i < size; i++) {
            LogEntry entry = at(i);
            if (chunk.size() == MAX_CHUNK) {
                return Optional.of(Chunk.of(chunk, chunk.get(MAX_CHUNK - 1).after()));
            }
            if (!entry.isBefore(from) && entry.isBefore(to)) {
                chunk.add(entry.from(from));
            }
        }
        return Optional.of(Chunk.of(chunk, to.max(from)));
    }

    /** Places only grow from record to record, so those that {@code place} has had come first. */
    private int firstNotHad(Positions place) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place.reached(at(middle).after())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
