package dev.restante.gateway.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Recognises records that reached the log twice, by the id of their event: a service that was
 * killed after it sent and before it noted that it had sends again.
 *
 * <p>Remembers the last {@code window} ids of a partition, and the offsets of the repeats among
 * them, so that a replay skips the very records that the live reader skipped. One per partition;
 * fed by one thread, asked by any.
 */
final class RepeatFilter {

    private final Map<String, Long> offsetById;
    private final ConcurrentSkipListSet<Long> repeats = new ConcurrentSkipListSet<>();
    private final int window;

    RepeatFilter(int window) {
        this.window = window;
        this.offsetById =
                new LinkedHashMap<>() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                        return size() > window;
                    }
                };
    }

    /** Notes a record in log order; whether its id came before. */
    boolean isRepeat(String id, long offset) {
        Long first = offsetById.putIfAbsent(id, offset);
        if (first == null || first == offset) {
            return false;
        }
        repeats.add(offset);
        if (repeats.size() > window) {
            repeats.pollFirst();
        }
        return true;
    }

    /** Whether {@link #isRepeat} said yes for this offset. */
    boolean wasRepeat(long offset) {
        return repeats.contains(offset);
    }
}
