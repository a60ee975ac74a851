package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent.Join;
import dev.restante.contract.ServerEvent.Leave;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.log.Stored;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The rooms of one session: what it hears live, and what is stored of it so that it survives this
 * gateway. Both change at once; whoever must know that the change is stored waits for the answer.
 */
final class SessionRooms {

    private static final CompletionStage<Stored> NOT_YET = CompletableFuture.completedFuture(null);

    private final Session session;
    private final SessionServices services;
    private volatile Membership membership;
    private CompletionStage<Stored> lastSave = NOT_YET;

    SessionRooms(Session session, Membership membership, SessionServices services) {
        this.session = session;
        this.membership = membership;
        this.services = services;
    }

    Membership membership() {
        return membership;
    }

    /** A service's order to join, read at {@code entry}; whether there is something to store. */
    boolean enter(Join order, LogEntry entry) {
        return became(membership.ordered(entry.record(), order.room(), entry.after()));
    }

    /** A service's order to leave, read at {@code entry}; whether there is something to store. */
    boolean exit(Leave order, LogEntry entry) {
        return became(membership.orderedOut(entry.record(), order.room(), entry.after()));
    }

    private boolean became(Membership next) {
        Membership before = membership;
        membership = next;
        difference(next, before).forEach(room -> session.shard().join(session, room));
        difference(before, next).forEach(room -> session.shard().leave(session, room));
        return next != before;
    }

    private static Set<String> difference(Membership some, Membership others) {
        Set<String> rooms = new HashSet<>(some.rooms().keySet());
        rooms.removeAll(others.rooms().keySet());
        return rooms;
    }

    /** The client's own join; completes when it will survive a crash. */
    CompletionStage<Stored> join(String room) {
        return changed(became(membership.joined(room, session.shard().position(), true)));
    }

    /** The client's own leave; completes when it will survive a crash. */
    CompletionStage<Stored> leave(String room) {
        return changed(became(membership.left(room, session.shard().position())));
    }

    /** What was asked for before is stored with the last save, if that went well. */
    private CompletionStage<Stored> changed(boolean now) {
        return now || lastSave.toCompletableFuture().isCompletedExceptionally() ? save() : lastSave;
    }

    /**
     * A join or leave could not be stored in time, and its client was told so. It is true here
     * already and will be stored yet; asking for it again does no harm.
     */
    void notStored() {
        if (!session.isEnded()) {
            persist();
        }
    }

    /** A service's order was carried out; {@code place} is after it. */
    void obeyed(Positions place) {
        membership = membership.obeyed(place);
    }

    /** The client has had the log up to {@code place}, and has no cursor that says so. */
    void received(Positions place) {
        membership = membership.received(place);
        persist();
    }

    /** Stores what is true now; fails if Kafka does not confirm it in time. */
    CompletionStage<Stored> save() {
        lastSave = services.save(session.id(), membership);
        return lastSave;
    }

    /** Stores what is true then, sooner or later; a younger connection knows better. */
    void persist() {
        services.persist(
                session.id(),
                () -> services.isSuperseded(session) ? Optional.empty() : Optional.of(membership));
    }
}
