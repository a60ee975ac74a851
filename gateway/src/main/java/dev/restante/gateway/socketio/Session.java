package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
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
import org.jboss.logging.Logger;

/**
 * One client in one namespace, on one connection. Lives on the event loop of that connection.
 *
 * <p>What the client hears comes through its {@link Feed}, live or from the log; which of it the
 * client is to hear, {@link Membership} says.
 */
final class Session {

    private static final Logger LOG = Logger.getLogger(Session.class);

    private final String id;
    private final Namespace namespace;
    private final EngineSocket socket;
    private final Shard shard;
    private final SessionServices services;

    /** Records before this place were delivered on an earlier connection. */
    private final Positions floor;

    private final SessionRooms rooms;
    private final Orders orders = new Orders(this);
    private final Questions questions = new Questions();
    private final Replies replies;
    private Feed feed;
    private int unsaved;
    private boolean ended;

    /**
     * @param floor where the client is in the log
     */
    Session(
            String id,
            Namespace namespace,
            Membership membership,
            Positions floor,
            EngineSocket socket,
            Shard shard,
            SessionServices services) {
        this.id = id;
        this.namespace = namespace;
        this.rooms = new SessionRooms(this, membership, services);
        this.floor = floor;
        this.socket = socket;
        this.shard = shard;
        this.services = services;
        this.replies = new Replies(socket);
        this.feed = new Waiting(floor);
    }

    String id() {
        return id;
    }

    Namespace namespace() {
        return namespace;
    }

    SessionRooms rooms() {
        return rooms;
    }

    Replies replies() {
        return replies;
    }

    Membership membership() {
        return rooms.membership();
    }

    EngineSocket socket() {
        return socket;
    }

    Shard shard() {
        return shard;
    }

    /** A live record that addresses this session; a defect harms no other. */
    void hear(Delivery live) {
        try {
            offer(live);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** A live record that addresses this session. */
    void offer(Delivery live) {
        if (ended || live.entry().isBefore(floor)) {
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
            send(entry, emit, live.message(emit, namespace.recovery()));
        } else {
            // This gateway is behind another that served the client before: its cursor must not
            // go back.
            send(entry, emit, encode(entry, emit, entry.after().max(floor)));
        }
    }

    private EngineMessage encode(LogEntry entry, Emit emit, Positions place) {
        return Delivery.encode(entry, emit, services.cursor(namespace), place);
    }

    private void send(LogEntry entry, Emit emit, EngineMessage message) {
        if (emit.ackId().isPresent()) {
            questions.ask(entry, emit);
        }
        socket.send(message);
    }

    /** Goes on from where the feed waits, if nothing stands in the way any more. */
    void goOn() {
        if (!ended && unsaved == 0 && feed instanceof Waiting waiting && socket.writable()) {
            feed = CatchingUp.from(waiting.next(), shard.position());
            read();
        }
    }

    private void read() {
        CatchingUp reading = (CatchingUp) feed;
        if (!reading.isThrough()) {
            services.past(reading.next(), reading.fence())
                    .whenCompleteAsync(this::past, socket.loop());
        } else if (reading.overflowed()) {
            feed = new Waiting(reading.next());
            goOn();
        } else {
            feed = new Live();
            reading.held().forEach(this::offer);
        }
    }

    private void past(Chunk chunk, Throwable failure) {
        if (failure == null) {
            try (chunk) {
                guarded(() -> past(chunk));
            }
        } else if (!ended) {
            socket.close(CloseReason.LOG_UNAVAILABLE);
        }
    }

    /** A defect in the care of one session ends that session's connection, and nothing else. */
    void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException defect) {
        LOG.errorf(defect, "session %s failed", id);
        socket.close(CloseReason.INTERNAL_ERROR);
    }

    private void past(Chunk chunk) {
        if (ended) {
            return;
        }
        for (LogEntry entry : chunk.heard(record -> membership().heard(id, record))) {
            replay(entry);
            if (ended || !(feed instanceof CatchingUp)) {
                return;
            }
            if (!socket.writable()) {
                feed = new Waiting(entry.after());
                return;
            }
        }
        feed = ((CatchingUp) feed).advance(chunk);
        read();
    }

    private void replay(LogEntry entry) {
        if (!(entry.event() instanceof Emit emit)) {
            obey(entry);
        } else if (!emit.isVolatile()) {
            send(entry, emit, encode(entry, emit, entry.after()));
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
        rooms.save()
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

    /** Acknowledges an emit, if the client asked for that and is still there. */
    void answer(Packet.Event event, Answer answer) {
        answer(event, answer.toArguments());
    }

    /** Acknowledges an emit with the arguments of a service. */
    void answer(Packet.Event event, Arguments arguments) {
        if (event.ackId().isPresent() && !ended) {
            send(new Packet.Ack(namespace.name(), event.ackId().getAsLong(), arguments));
        }
    }

    void send(Packet packet) {
        socket.send(Delivery.encode(packet));
    }

    Questions questions() {
        return questions;
    }

    /** A client's answer to a question is stored: it need not be asked again. */
    void answered(Questions.Question question) {
        rooms.received(question.after().max(floor));
    }

    /** Enters the namespace: from now on live records are offered. */
    void begin(boolean recovered, ConnectFacts facts) {
        shard.add(this);
        services.began(this, recovered, facts);
        rooms.persist();
        goOn();
    }

    /** Leaves the namespace. The connection may stay. */
    void end(CloseReason reason) {
        if (ended) {
            return;
        }
        ended = true;
        replies.end();
        shard.remove(this);
        if (services.isOver(this)) {
            boolean forGood =
                    reason == CloseReason.CLIENT_DISCONNECT
                            || reason == CloseReason.SERVER_DISCONNECT;
            rooms.disconnected(forGood);
            services.disconnected(this, reason);
        }
    }

    boolean isEnded() {
        return ended;
    }
}
