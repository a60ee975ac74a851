package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.BoundsReader;
import dev.restante.gateway.log.CatchUpReader;
import dev.restante.gateway.log.Chunk;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.LogInfo;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Membership.Ending;
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
    private final Farewells farewells;
    private final Sessions sessions;
    private final Traffic traffic;

    GatewaySessionServices(
            LogInfo log,
            BoundsReader bounds,
            CatchUpReader past,
            Memberships memberships,
            Lifecycle lifecycle,
            Farewells farewells,
            Sessions sessions,
            Traffic traffic) {
        this.log = log;
        this.bounds = bounds;
        this.past = past;
        this.memberships = memberships;
        this.lifecycle = lifecycle;
        this.farewells = farewells;
        this.sessions = sessions;
        this.traffic = traffic;
    }

    @Override
    public Cursor cursor() {
        return log.cursor();
    }

    @Override
    public Traffic traffic() {
        return traffic;
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
    public CompletionStage<Membership> claim(String socket, Membership membership) {
        return memberships.claim(socket, membership);
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
        // In this order: whoever reads of another holder looks for the session after that.
        if (isSuperseded(session)) {
            session.takenOver();
        } else {
            // Stored first: of whom nothing is stored, a killed gateway cannot tell that it is
            // gone.
            session.rooms().persist();
            lifecycle.connected(session, recovered, facts);
        }
    }

    @Override
    public boolean isSuperseded(Session session) {
        return sessions.find(session.id()).filter(youngest -> youngest != session).isPresent()
                || memberships.isSuperseded(session.id(), session.membership());
    }

    @Override
    public boolean isSocketId(String room) {
        return sessions.find(room).isPresent() || memberships.find(room).isPresent();
    }

    @Override
    public void ended(Session session, CloseReason reason) {
        traffic.ended(reason);
        if (sessions.end(session) && reason != CloseReason.TAKEN_OVER) {
            departed(session.id(), session.membership().ended(ending(reason)), reason);
        }
    }

    private static Ending ending(CloseReason reason) {
        return switch (reason) {
            case CLIENT_DISCONNECT -> Ending.LEFT;
            case SERVER_DISCONNECT -> Ending.DISMISSED;
            default -> Ending.OPEN;
        };
    }

    @Override
    public void departed(String socket, Membership membership, CloseReason reason) {
        farewells.depart(socket, membership, reason);
    }
}
