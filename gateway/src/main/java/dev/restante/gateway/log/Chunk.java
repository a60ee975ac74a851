package dev.restante.gateway.log;

import java.util.List;
import java.util.function.Predicate;

/**
 * A piece of the past, for one reader, to be gone through once. It holds memory that others wait
 * for until it is closed.
 */
public interface Chunk extends AutoCloseable {

    /**
     * Its records without repeats, each partition in order.
     *
     * @param hears which of them are wanted; asked for each one only when those before it have been
     *     dealt with, since they may change the answer
     */
    Iterable<LogEntry> heard(Predicate<LogRecord> hears);

    /** The place of a reader that has gone through all of it; not known before. */
    Positions reached();

    /** Nothing of it is needed any more. */
    @Override
    default void close() {}

    /** A piece that is in memory anyway. */
    static Chunk of(List<LogEntry> entries, Positions reached) {
        return new Chunk() {
            @Override
            public Iterable<LogEntry> heard(Predicate<LogRecord> hears) {
                return () -> entries.stream().filter(e -> hears.test(e.record())).iterator();
            }

            @Override
            public Positions reached() {
                return reached;
            }
        };
    }
}
