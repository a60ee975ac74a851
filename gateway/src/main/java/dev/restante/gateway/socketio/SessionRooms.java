package dev.restante.gateway.socketio;

import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.log.Stored;
import java.util.Optional;
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

    /**
     * Makes the session a member.
     *
     * @param byClient whether the client asked for it itself
     * @return whether there is something to store
     */
    boolean enter(String room, Positions since, boolean byClient) {
        Membership before = membership;
        membership = membership.joined(room, since, byClient);
        session.shard().members(session.namespace().name()).join(session, room);
        return membership != before;
    }

    /** Makes the session no member; whether it was one. */
    boolean exit(String room, Positions until) {
        if (!membership.rooms().containsKey(room)) {
            return false;
        }
        membership = membership.left(room, until);
        session.shard().members(session.namespace().name()).leave(session, room);
        return true;
    }

    /** The client's own join; completes when it will survive a crash. */
    CompletionStage<Stored> join(String room) {
        return changed(enter(room, session.shard().position(), true));
    }

    /** The client's own leave; completes when it will survive a crash. */
    CompletionStage<Stored> leave(String room) {
        return changed(exit(room, session.shard().position()));
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
