package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.LogInfo;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Memberships;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells services of the clients that were connected when this gateway was killed, and did not come
 * back within the grace: nobody else could say that they are gone.
 */
@ApplicationScoped
class LostSessions {

    private static final long CHECK_MS = 200;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final LogInfo log;
    private final Memberships memberships;
    private final Sessions sessions;
    private final Lifecycle lifecycle;

    LostSessions(
            Vertx vertx,
            GatewayConfig config,
            LogInfo log,
            Memberships memberships,
            Sessions sessions,
            Lifecycle lifecycle) {
        this.vertx = vertx;
        this.config = config;
        this.log = log;
        this.memberships = memberships;
        this.sessions = sessions;
        this.lifecycle = lifecycle;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                CHECK_MS,
                timer -> {
                    if (log.ready()) {
                        vertx.cancelTimer(timer);
                        Map<String, Membership> before = connectedBefore();
                        vertx.setTimer(
                                config.session().grace().toMillis(),
                                t -> before.forEach(this::tell));
                    }
                });
    }

    private Map<String, Membership> connectedBefore() {
        Map<String, Membership> before = new HashMap<>();
        memberships
                .all()
                .forEach(
                        (socket, membership) -> {
                            if (membership.gateway().equals(config.gatewayId())
                                    && sessions.find(socket).isEmpty()) {
                                before.put(socket, membership);
                            }
                        });
        return before;
    }

    private void tell(String socket, Membership then) {
        boolean unchanged = memberships.find(socket).map(then::equals).orElse(false);
        if (unchanged && sessions.find(socket).isEmpty()) {
            lifecycle.disconnected(socket, then, CloseReason.GATEWAY_LOST);
            memberships.persist(socket, () -> Optional.of(then.disconnected(false)));
        }
    }
}
