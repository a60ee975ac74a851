package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent.Emit;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.Positions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Events that ask this client for an acknowledgement and were not answered yet. Above the limit the
 * oldest is forgotten: its answer is then ignored, as that of an unknown id.
 */
final class Questions {

    static final int MAX_OPEN = 1_000;

    /**
     * One of them.
     *
     * @param id of the event
     * @param ackId the service's own number for it
     * @param after its place in the log: who has it has had all before it
     */
    record Question(String id, long ackId, Positions after) {}

    /** By the id on the wire; made when it is needed, because most sessions are never asked. */
    private Map<Long, Question> open = Map.of();

    /** The question is on its way to the client. */
    void ask(LogEntry entry, Emit emit) {
        if (open.isEmpty()) {
            open = new LinkedHashMap<>();
        }
        open.put(
                Delivery.ackId(entry),
                new Question(emit.envelope().id(), emit.ackId().getAsLong(), entry.after()));
        if (open.size() > MAX_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
    }

    /** The client answered; the question, if it is one, is closed. */
    Optional<Question> close(long ackId) {
        return open.isEmpty() ? Optional.empty() : Optional.ofNullable(open.remove(ackId));
    }
}
