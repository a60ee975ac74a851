package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.BoundsReader;
import dev.restante.gateway.log.CatchUpReader;
import dev.restante.gateway.log.Chunk;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.LogInfo;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Memberships;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.log.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** {@link SessionServices} by the log and by the other sessions of this gateway. */
@ApplicationScoped
class GatewaySessionServices implements SessionServices {

    private final LogInfo log;
    private final BoundsReader bounds;
    private final CatchUpReader past;
    private final Memberships memberships;
    private final Lifecycle lifecycle;
    private final Sessions sessions;

    GatewaySessionServices(
            LogInfo log,
            BoundsReader bounds,
            CatchUpReader past,
            Memberships memberships,
            Lifecycle lifecycle,
            Sessions sessions) {
        this.log = log;
        this.bounds = bounds;
        this.past = past;
        this.memberships = memberships;
        this.lifecycle = lifecycle;
        this.sessions = sessions;
    }

    @Override
    public Cursor cursor() {
        return log.cursor();
    }

    @Override
    public CompletionStage<Bounds> bounds() {
        return bounds.bounds();
    }

    @Override
    public CompletionStage<Chunk> past(Positions from, Positions to) {
        return past.read(from, to);
    }

    @Override
    public Optional<Membership> membership(String socket, String namespace) {
        Optional<Membership> known = memberships.find(socket);
        // Killed before anything was stored of it, the session had not joined a room yet.
        return known.isPresent() || !memberships.areComplete()
                ? known
                : Optional.of(Membership.fresh(namespace));
    }

    @Override
    public CompletionStage<Stored> save(String socket, Membership membership) {
        return memberships.save(socket, membership);
    }

    @Override
    public void persist(String socket, Supplier<Optional<Membership>> membership) {
        memberships.persist(socket, membership);
    }

    @Override
    public void began(Session session, boolean recovered, ConnectFacts facts) {
        sessions.begin(session);
        lifecycle.connected(session, recovered, facts);
    }

    @Override
    public boolean isSuperseded(Session session) {
        return sessions.find(session.id()).map(youngest -> youngest != session).orElse(false);
    }

    @Override
    public boolean isSocketId(String room) {
        return sessions.find(room).isPresent() || memberships.find(room).isPresent();
    }

    @Override
    public boolean isOver(Session session) {
        return sessions.end(session);
    }

    @Override
    public void disconnected(Session session, CloseReason reason) {
        lifecycle.disconnected(session, reason);
    }
}
