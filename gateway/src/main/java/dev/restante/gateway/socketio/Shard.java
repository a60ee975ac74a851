package dev.restante.gateway.socketio;

import dev.restante.gateway.log.Positions;
import dev.restante.gateway.rooms.RoomIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * The sessions of one event loop. Records reach all of them in one task per batch, so the place in
 * the log is the same for all of them, and no lock is needed.
 */
final class Shard {

    /** Batches that may wait for the event loop before the reader of the log does. */
    private static final int MAX_WAITING = 4;

    private static final Session[] NOBODY = {};

    private final Executor loop;
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final Map<String, RoomIndex<Session>> byNamespace = new HashMap<>();
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
        }
    }

    private void deliver(List<Delivery> batch, Positions after) {
        for (Delivery delivery : batch) {
            position = delivery.entry().after();
            RoomIndex<Session> members =
                    byNamespace.get(delivery.entry().event().envelope().namespace());
            if (members != null) {
                // A copy: what is delivered may end sessions or change their rooms.
                for (Session session : members.audience(delivery.entry().event()).toArray(NOBODY)) {
                    session.hear(delivery);
                }
            }
        }
        position = after;
    }

    /** The place up to which this event loop has had the log. */
    Positions position() {
        return position;
    }

    RoomIndex<Session> members(String namespace) {
        return byNamespace.computeIfAbsent(namespace, n -> new RoomIndex<>());
    }

    void add(Session session) {
        members(session.namespace().name()).add(session, roomsOf(session));
    }

    void remove(Session session) {
        String namespace = session.namespace().name();
        members(namespace).remove(session, roomsOf(session));
        // Clients may choose names of namespaces that match a pattern.
        byNamespace.computeIfPresent(namespace, (n, members) -> members.isEmpty() ? null : members);
    }

    private static Set<String> roomsOf(Session session) {
        return session.membership().roomsOf(session.id());
    }
}
