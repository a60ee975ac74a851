package dev.restante.gateway.log;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognises records that reached the log twice, by the id of their event: a service that was
 * killed after it sent and before it noted that it had sends again.
 *
 * <p>A record is a repeat if one of the {@code window} offsets before it has the same id. That
 * follows from the log alone, so every gateway and every replay leaves out the same records. One
 * per partition; for one thread.
 */
final class RepeatFilter {

    private final int window;
    private final Map<Object, Long> lastOffset = new LinkedHashMap<>();

    RepeatFilter(int window) {
        this.window = window;
    }

    /**
     * Notes a record in log order; whether its id came before.
     *
     * @param id the id, or what stands for it
     */
    boolean isRepeat(Object id, long offset) {
        forgetBefore(offset - window);
        // Removed first, because what is put again keeps its old place in the order of a map.
        Long last = lastOffset.remove(id);
        lastOffset.put(id, offset);
        return last != null && last < offset;
    }

    private void forgetBefore(long oldest) {
        var offsets = lastOffset.values().iterator();
        while (offsets.hasNext() && offsets.next() < oldest) {
            offsets.remove();
        }
    }
}
