package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Chunk;
import dev.restante.gateway.log.Cursor;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.log.Stored;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What sessions need of the rest of the gateway. */
interface SessionServices {

    /** The form of cursors. */
    Cursor cursor();

    /** The form of the cursors that events of a namespace end with; empty without recovery. */
    default Optional<Cursor> cursor(Namespace namespace) {
        return namespace.recovery() ? Optional.of(cursor()) : Optional.empty();
    }

    /** What is counted. */
    Traffic traffic();

    /** What Kafka holds of the log; every room joined before this call is known then. */
    CompletionStage<Bounds> bounds();

    /** The next piece of the past. */
    CompletionStage<Chunk> past(Positions from, Positions to);

    /** What is stored of a session of a namespace; nothing if it had to be forgotten. */
    Optional<Membership> membership(String socket, String namespace);

    /**
     * Takes a session for a connection.
     *
     * @param membership what is known of it, held by that connection
     * @return what is true of it now, nothing that another connection wrote since; fails if Kafka
     *     does not confirm it in time
     */
    CompletionStage<Membership> claim(String socket, Membership membership);

    /**
     * Stores what is true of a session; fails if Kafka does not confirm it in time, and if another
     * connection had the session by then.
     */
    CompletionStage<Stored> save(String socket, Membership membership);

    /** Stores what the supplier says, sooner or later; asks again for every attempt. */
    void persist(String socket, Supplier<Optional<Membership>> membership);

    /**
     * A session has begun on a connection, and ends any older connection of its own. That is stored
     * and services are told. If it is the older one itself, it is ended.
     */
    void began(Session session, boolean recovered, ConnectFacts facts);

    /** Whether another connection has the session now, on this gateway or another. */
    boolean isSuperseded(Session session);

    /** Whether a room's name is the socket id of a session. */
    boolean isSocketId(String room);

    /**
     * A session has ended on its connection. Unless another connection has it, that is stored and
     * services are told.
     */
    void ended(Session session, CloseReason reason);

    /** The connection for which a session was claimed is gone: stored and told as above. */
    void departed(String socket, Membership membership, CloseReason reason);
}
