package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are connected to this gateway, by socket id. */
@ApplicationScoped
class Sessions {

    private final Map<String, Session> live = new ConcurrentHashMap<>();

    Sessions(MeterRegistry metrics) {
        metrics.gauge("restante.sessions", live, Map::size);
    }

    /** The younger connection of a session wins; the transport of the older is ended. */
    void begin(Session session) {
        Session older = live.put(session.id(), session);
        if (older != null) {
            older.socket()
                    .loop()
                    .execute(
                            () -> {
                                older.end(CloseReason.TAKEN_OVER);
                                older.socket().close(CloseReason.TAKEN_OVER);
                            });
        }
    }

    /** Whether this was the session's youngest connection: then it is disconnected now. */
    boolean end(Session session) {
        return live.remove(session.id(), session);
    }

    /** The youngest connection of a session. */
    Optional<Session> find(String socket) {
        return Optional.ofNullable(live.get(socket));
    }
}
