package dev.restante.gateway.socketio;

import dev.restante.gateway.log.Membership;
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

    /** The younger connection of a session wins, and the older is told so. */
    void begin(Session session) {
        Session replaced = put(session);
        if (replaced != null) {
            takeOver(replaced);
        }
    }

    /** Two that begin at once may do so in the wrong order. */
    private synchronized Session put(Session session) {
        Session present = live.get(session.id());
        boolean isOlder = present != null && session.membership().isBefore(present.membership());
        return isOlder ? null : live.put(session.id(), session);
    }

    /** The sessions topic says which connection has a session now. */
    void read(String socket, Membership now) {
        find(socket)
                .filter(session -> session.membership().isBefore(now))
                .ifPresent(this::takeOver);
    }

    private void takeOver(Session older) {
        older.socket().loop().execute(older::takenOver);
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
