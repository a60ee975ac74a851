package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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

    /** This gateway goes down: every session ends while Kafka can still be told. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        List<Session> all = List.copyOf(live.values());
        CountDownLatch ending = new CountDownLatch(all.size());
        for (Session session : all) {
            session.socket()
                    .loop()
                    .execute(
                            () -> {
                                session.socket().close(CloseReason.SERVER_SHUTTING_DOWN);
                                ending.countDown();
                            });
        }
        ending.await(2, TimeUnit.SECONDS);
    }
}
