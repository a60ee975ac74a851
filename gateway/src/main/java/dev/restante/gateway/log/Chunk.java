package dev.restante.gateway.log;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A piece of the past, for one reader, to be gone through once. It holds memory that others wait
 * for until it is closed.
 */
public interface Chunk extends AutoCloseable {

    /**
     * Its records for one who listens, without repeats, each partition in order. The rooms of
     * {@code who} are those at the beginning; when they grow, the rest of the chunk is of no use.
     */
    Iterable<LogEntry> heard(Listening who);

    /** The place of a reader that has gone through all of it; not known before. */
    Positions reached();

    /** Whether it was read from Kafka, and not found in memory. */
    default boolean isFromKafka() {
        return false;
    }

    /**
     * What follows, when the chunk was gone through, if it can be had from what this one holds; it
     * holds that then in place of this one. Otherwise the log is to be asked again.
     */
    default Optional<CompletionStage<Chunk>> next() {
        return Optional.empty();
    }

    /** Nothing of it is needed any more. */
    @Override
    default void close() {}

    /** A piece that is in memory anyway. */
    static Chunk of(List<LogEntry> entries, Positions reached) {
        return new Chunk() {
            @Override
            public Iterable<LogEntry> heard(Listening who) {
                return () -> entries.stream().filter(e -> who.hears(e.record())).iterator();
            }

            @Override
            public Positions reached() {
                return reached;
            }
        };
    }
}
