package dev.restante.gateway.socketio;

import dev.restante.contract.ServerEvent.Emit;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineMessage;
import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.log.Chunk;
import dev.restante.gateway.log.LogEntry;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.Feed.CatchingUp;
import dev.restante.gateway.socketio.Feed.Live;
import dev.restante.gateway.socketio.Feed.Waiting;
import dev.restante.gateway.socketio.Traffic.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What one session hears, live or from the log, as its {@link Feed} says. Which records of the past
 * it is to hear, {@link Membership} says; of live ones only those are offered that it is to hear.
 */
final class SessionFeed {

    private final Session session;
    private final EngineSocket socket;
    private final SessionServices services;

    /** Records before this place were delivered on an earlier connection. */
    private final Positions floor;

    private final Orders orders;
    private Feed feed;
    private Positions lastCursor;
    private boolean resumes;
    private int unsaved;

    /**
     * @param floor where the client is in the log
     */
    SessionFeed(Session session, Positions floor, SessionServices services) {
        this.session = session;
        this.socket = session.socket();
        this.services = services;
        this.floor = floor;
        this.lastCursor = floor;
        this.orders = new Orders(session);
        this.feed = new Waiting(floor);
    }

    /** The client comes back to an earlier session: where it gets what it missed is counted. */
    void resumes() {
        resumes = true;
    }

    /** The cursor of the last event that the client was sent with one. */
    Positions lastCursor() {
        return lastCursor;
    }

    /** The later of a place and the one the client was at when it connected. */
    Positions notBeforeConnect(Positions place) {
        return place.max(floor);
    }

    /** A live record that addresses the session. */
    void offer(Delivery live) {
        if (session.isEnded() || live.entry().isBefore(floor)) {
            return;
        }
        if (feed instanceof CatchingUp reading) {
            feed = reading.hold(live);
        } else if (feed instanceof Live) {
            if (live.isVolatile()) {
                if (socket.immediate()) {
                    deliver(live);
                }
            } else if (socket.writable()) {
                deliver(live);
            } else {
                feed = new Waiting(live.entry().before().max(floor));
            }
        }
    }

    private void deliver(Delivery live) {
        LogEntry entry = live.entry();
        if (!(entry.event() instanceof Emit emit)) {
            obey(entry);
        } else if (entry.after().reached(floor)) {
            EngineMessage shared = live.message(emit, session.namespace().recovery());
            send(entry, emit, shared, entry.after());
            services.traffic().delivered();
        } else {
            // This gateway is behind another that served the client before: its cursor must not
            // go back.
            sendAt(entry.after().max(floor), entry, emit);
            services.traffic().delivered();
        }
    }

    private void sendAt(Positions place, LogEntry entry, Emit emit) {
        EngineMessage own =
                Delivery.encode(entry, emit, services.cursor(session.namespace()), place);
        send(entry, emit, own, place);
    }

    private void send(LogEntry entry, Emit emit, EngineMessage message, Positions place) {
        if (emit.ackId().isPresent()) {
            session.questions().ask(entry, emit);
        } else {
            lastCursor = place;
        }
        socket.send(message);
    }

    /** Goes on from where the feed waits, if nothing stands in the way any more. */
    void goOn() {
        if (!session.isEnded()
                && unsaved == 0
                && feed instanceof Waiting waiting
                && socket.writable()) {
            feed = CatchingUp.from(waiting.next(), session.shard().position());
            read(Optional::empty);
        }
    }

    /**
     * @param known what follows, if the last piece knows it
     */
    private void read(Supplier<Optional<CompletionStage<Chunk>>> known) {
        CatchingUp reading = (CatchingUp) feed;
        if (!reading.isThrough()) {
            known.get()
                    .orElseGet(() -> services.past(reading.next(), reading.fence()))
                    .whenCompleteAsync(this::past, socket.loop());
        } else if (reading.overflowed()) {
            feed = new Waiting(reading.next());
            goOn();
        } else {
            resumed(Path.NOTHING);
            feed = new Live();
            reading.held().forEach(this::offer);
        }
    }

    /** Counts the first that is said of a session that is resumed. */
    private void resumed(Path path) {
        if (resumes) {
            resumes = false;
            services.traffic().resumed(path);
        }
    }

    private void past(Chunk chunk, Throwable failure) {
        if (failure == null) {
            resumed(chunk.isFromKafka() ? Path.KAFKA : Path.RING);
            try (chunk) {
                session.guarded(() -> past(chunk));
            }
        } else if (!session.isEnded()) {
            socket.close(CloseReason.LOG_UNAVAILABLE);
        }
    }

    private void past(Chunk chunk) {
        if (session.isEnded()) {
            return;
        }
        for (LogEntry entry : chunk.heard(session.membership().listening(session.id()))) {
            replay(entry);
            if (session.isEnded() || !(feed instanceof CatchingUp)) {
                return;
            }
            if (!socket.writable()) {
                feed = new Waiting(entry.after());
                return;
            }
        }
        feed = ((CatchingUp) feed).advance(chunk);
        read(chunk::next);
    }

    private void replay(LogEntry entry) {
        if (!(entry.event() instanceof Emit emit)) {
            obey(entry);
        } else if (!emit.isVolatile()) {
            sendAt(entry.after(), entry, emit);
            services.traffic().replayed();
        }
    }

    private void obey(LogEntry entry) {
        if (orders.obey(entry)) {
            saveBeforeGoingOn(entry.after());
        }
    }

    /**
     * Nothing is delivered until the change of rooms is stored. A client that has a cursor after
     * the change would not find it in the past again.
     */
    private void saveBeforeGoingOn(Positions next) {
        feed = new Waiting(next.max(floor));
        unsaved++;
        session.rooms()
                .save()
                .whenCompleteAsync(
                        (stored, failure) -> {
                            unsaved--;
                            if (failure == null) {
                                goOn();
                            } else {
                                socket.close(CloseReason.LOG_UNAVAILABLE);
                            }
                        },
                        socket.loop());
    }
}
