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

/**
 * Tells services of the clients that were connected when this gateway was killed, and did not come
 * back within the grace: nobody else could say that they are gone. So it is with a session that was
 * claimed here for a client that went before Kafka confirmed it. All is looked through again after
 * each grace.
 */
@ApplicationScoped
class LostSessions {

    private static final long CHECK_MS = 200;
    private static final long UNSAID_MS = 30_000;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final LogInfo log;
    private final Memberships memberships;
    private final Sessions sessions;
    private final Farewells farewells;
    private Map<String, Membership> before = Map.of();

    LostSessions(
            Vertx vertx,
            GatewayConfig config,
            LogInfo log,
            Memberships memberships,
            Sessions sessions,
            Farewells farewells) {
        this.vertx = vertx;
        this.config = config;
        this.log = log;
        this.memberships = memberships;
        this.sessions = sessions;
        this.farewells = farewells;
    }

    void start(@Observes StartupEvent event) {
        vertx.setPeriodic(
                CHECK_MS,
                timer -> {
                    if (log.ready()) {
                        vertx.cancelTimer(timer);
                        watch();
                    }
                });
    }

    private void watch() {
        before = connectedInVain();
        vertx.setPeriodic(config.session().grace().toMillis(), timer -> lookThrough());
        vertx.setPeriodic(UNSAID_MS, timer -> memberships.sayUnsaid());
    }

    /** Tells of those who were lost at the last call already. */
    void lookThrough() {
        Map<String, Membership> now = connectedInVain();
        now.forEach(
                (socket, membership) -> {
                    if (membership.equals(before.get(socket))) {
                        farewells.depart(socket, membership, CloseReason.GATEWAY_LOST);
                    }
                });
        before = now;
    }

    /** Sessions that are said to be connected to this gateway, and are not. */
    private Map<String, Membership> connectedInVain() {
        Map<String, Membership> lost = new HashMap<>();
        memberships
                .all()
                .forEach(
                        (socket, membership) -> {
                            if (membership.holder().gateway().equals(config.gatewayId())
                                    && sessions.find(socket).isEmpty()) {
                                lost.put(socket, membership);
                            }
                        });
        return lost;
    }
}
