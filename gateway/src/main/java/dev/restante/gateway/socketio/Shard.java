package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.rooms.RoomIndex;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The sessions of one event loop. Records reach all of them in one task per batch, so the place in
 * the log is the same for all of them, and no lock is needed.
 *
 * <p>A session may come from another gateway that was further in the log, with rooms it joined or
 * left there. Until this event loop is as far, it is <em>early</em>: not found by its rooms of
 * then, but asked about every record.
 */
final class Shard {

    /** Batches that may wait for the event loop before the reader of the log does. */
    private static final int MAX_WAITING = 4;

    private static final Session[] NOBODY = {};

    private final Executor loop;
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final Map<String, RoomIndex<Session>> byNamespace = new HashMap<>();
    private final Map<Session, Positions> early = new LinkedHashMap<>();
    private Positions position;

    Shard(Executor loop, Positions position) {
        this.loop = loop;
        this.position = position;
    }

    /** From the reader's thread; blocks while the event loop is behind. */
    void post(List<Delivery> batch, Positions after) {
        room.acquireUninterruptibly();
        try {
            loop.execute(
                    () -> {
                        try {
                            deliver(batch, after);
                        } finally {
                            room.release();
                        }
                    });
        } catch (RejectedExecutionException e) {
            // The event loop is gone because the gateway stops; its clients are gone too.
            room.release();
            batch.forEach(delivery -> delivery.done(0));
        }
    }

    private void deliver(List<Delivery> batch, Positions after) {
        for (Delivery delivery : batch) {
            position = delivery.entry().after();
            Session[] audience = audience(delivery.entry().event());
            for (Session session : audience) {
                session.hear(delivery);
            }
            if (!early.isEmpty()) {
                List.copyOf(early.keySet()).forEach(session -> deliverEarly(session, delivery));
            }
            delivery.done(audience.length);
        }
        position = after;
        if (!early.isEmpty()) {
            settleEarly();
        }
    }

    /** A copy: what is delivered may end sessions or change their rooms. */
    private Session[] audience(ServerEvent event) {
        RoomIndex<Session> members = byNamespace.get(event.envelope().namespace());
        return members == null ? NOBODY : members.audience(event).toArray(NOBODY);
    }

    private void settleEarly() {
        early.entrySet().stream()
                .filter(entry -> position.reached(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::isEarlyNoMore);
    }

    private static void deliverEarly(Session session, Delivery delivery) {
        if (session.membership().heard(session.id(), delivery.entry().record())) {
            session.hear(delivery);
        }
    }

    private void isEarlyNoMore(Session session) {
        early.remove(session);
        members(session).add(session, roomsOf(session));
    }

    /** The place up to which this event loop has had the log. */
    Positions position() {
        return position;
    }

    private RoomIndex<Session> members(Session session) {
        return byNamespace.computeIfAbsent(session.namespace().name(), n -> new RoomIndex<>());
    }

    void add(Session session) {
        Optional<Positions> lastChange =
                session.membership().lastChange().filter(place -> !position.reached(place));
        if (lastChange.isPresent()) {
            early.put(session, lastChange.get());
        } else {
            members(session).add(session, roomsOf(session));
        }
    }

    /** A session that was added is in a room from now on. */
    void join(Session session, String room) {
        if (!early.containsKey(session)) {
            members(session).join(session, room);
        }
    }

    /** A session that was added is no longer in a room. */
    void leave(Session session, String room) {
        if (!early.containsKey(session)) {
            members(session).leave(session, room);
        }
    }

    void remove(Session session) {
        if (early.remove(session) == null) {
            members(session).remove(session, roomsOf(session));
            // Clients may choose names of namespaces that match a pattern.
            byNamespace.computeIfPresent(
                    session.namespace().name(), (n, members) -> members.isEmpty() ? null : members);
        }
    }

    private static Set<String> roomsOf(Session session) {
        return session.membership().roomsOf(session.id());
    }
}
