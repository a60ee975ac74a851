package dev.restante.gateway.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
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

    /** Records that one who catches up goes through before others have their turn, about. */
    private static final int MAX_CHUNK = 4 * RingBlock.MAX_RECORDS;

    private final long maxBytes;
    private final Deque<RingBlock> blocks = new ArrayDeque<>();
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
        blocks.clear();
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
            RingBlock oldest = blocks.remove();
            bytes -= oldest.bytes();
            begin = oldest.end();
        }
    }

    private void add(LogEntry entry) {
        if (blocks.isEmpty() || blocks.getLast().isFull(maxBytes)) {
            blocks.add(new RingBlock());
        }
        blocks.getLast().add(entry);
        bytes += entry.record().bytes();
    }

    /**
     * The next piece of the past, if all of it is still here.
     *
     * @param from where it begins
     * @param to where the past ends; the reader has told everything before it
     */
    synchronized Optional<Chunk> read(Positions from, Positions to) {
        if (!goesBackTo(from)) {
            return Optional.empty();
        }
        RingChunk chunk = new RingChunk(from, to);
        for (RingBlock block : blocks) {
            if (!from.reached(block.end())) {
                if (chunk.size() >= MAX_CHUNK) {
                    return Optional.of(chunk);
                }
                chunk.add(block);
            }
        }
        chunk.isLast();
        return Optional.of(chunk);
    }

    /** Whether all that follows a place is still here. */
    synchronized boolean goesBackTo(Positions place) {
        return begin != null && place.reached(begin);
    }

    /** Number of records. */
    synchronized int size() {
        return blocks.stream().mapToInt(RingBlock::size).sum();
    }
}
