package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Memberships;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells services that a session is disconnected, and stores that it is told.
 *
 * <pre>
 *   ended --stored--> does the session belong to this connection still?
 *             yes --> services are told --stored--> disconnected
 *             no  --> nothing: it goes on on another connection, perhaps of another gateway
 * </pre>
 *
 * A gateway that is killed on the way finds the session as its own when it starts again, and tells
 * then ({@link LostSessions}).
 */
@ApplicationScoped
class Farewells {

    private static final Logger LOG = Logger.getLogger(Farewells.class);
    private static final long SECONDS_AT_THE_END = 2;

    private final Memberships memberships;
    private final Lifecycle lifecycle;
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

    Farewells(Memberships memberships, Lifecycle lifecycle) {
        this.memberships = memberships;
        this.lifecycle = lifecycle;
    }

    /**
     * The connection that had a session is gone.
     *
     * @param last what is true of the session at its end
     */
    void depart(String socket, Membership last, CloseReason reason) {
        CompletableFuture<?> done =
                memberships
                        .confirm(socket, last)
                        .thenCompose(
                                ours ->
                                        ours
                                                ? tell(socket, last, reason)
                                                : CompletableFuture.completedStage(null))
                        .toCompletableFuture();
        pending.add(done);
        done.whenComplete((v, failure) -> pending.remove(done));
    }

    private CompletionStage<Void> tell(String socket, Membership last, CloseReason reason) {
        return lifecycle
                .disconnected(socket, last, reason)
                .thenRun(() -> memberships.persist(socket, () -> disconnected(socket, last)));
    }

    private Optional<Membership> disconnected(String socket, Membership last) {
        return memberships.isSuperseded(socket, last)
                ? Optional.empty()
                : Optional.of(last.disconnected());
    }

    /** This gateway goes down: what it says leaves while Kafka can still be told. */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event)
            throws InterruptedException {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new));
        try {
            all.completeOnTimeout(null, SECONDS_AT_THE_END, TimeUnit.SECONDS).get();
        } catch (ExecutionException e) {
            LOG.warn("a session's end could not be told; it is told after the next start", e);
        }
    }
}
