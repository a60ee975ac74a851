package dev.restante.gateway.socketio;

import dev.restante.gateway.log.LogEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Events that ask this client for an acknowledgement and were not answered yet. Above the limit the
 * oldest is forgotten: its answer is then ignored, as that of an unknown id.
 */
final class Questions {

    static final int MAX_OPEN = 1_000;

    private final Map<Long, LogEntry> open =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, LogEntry> eldest) {
                    return size() > MAX_OPEN;
                }
            };

    /** The question is on its way to the client. */
    void ask(LogEntry question) {
        open.put(Delivery.ackId(question), question);
    }

    /** The client answered; the question, if it is one, is closed. */
    Optional<LogEntry> close(long ackId) {
        return Optional.ofNullable(open.remove(ackId));
    }
}
