package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import org.jboss.logging.Logger;

/**
 * One client in one namespace, on one connection. Lives on the event loop of that connection.
 *
 * <p>What the client hears comes through its {@link SessionFeed}; which rooms it is in, its {@link
 * SessionRooms} know.
 */
final class Session {

    private static final Logger LOG = Logger.getLogger(Session.class);

    private final String id;
    private final Namespace namespace;
    private final EngineSocket socket;
    private final Shard shard;
    private final SessionServices services;
    private final Runnable afterTakeOver;
    private final SessionRooms rooms;
    private final Questions questions = new Questions();
    private final Replies replies;
    private final SessionFeed feed;
    private boolean ended;

    /**
     * @param floor where the client is in the log
     * @param afterTakeOver what happens to the connection when another has taken the session over
     */
    Session(
            String id,
            Namespace namespace,
            Membership membership,
            Positions floor,
            EngineSocket socket,
            Shard shard,
            SessionServices services,
            Runnable afterTakeOver) {
        this.id = id;
        this.namespace = namespace;
        this.rooms = new SessionRooms(this, membership, services);
        this.socket = socket;
        this.shard = shard;
        this.services = services;
        this.afterTakeOver = afterTakeOver;
        this.replies = new Replies(socket);
        this.feed = new SessionFeed(this, floor, services);
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
            feed.offer(live);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** The client reads again, or nothing else stands in the way any more. */
    void goOn() {
        feed.goOn();
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

    /** Acknowledges an emit, if the client asked for that and is still there. */
    void answer(Packet.Event event, Answer answer) {
        answer(event, answer.toArguments(), answer.outcome());
    }

    /** Acknowledges an emit with the arguments of a service. */
    void answer(Packet.Event event, Arguments arguments) {
        answer(event, arguments, Traffic.ANSWERED);
    }

    private void answer(Packet.Event event, Arguments arguments, String outcome) {
        if (event.ackId().isPresent() && !ended) {
            send(new Packet.Ack(namespace.name(), event.ackId().getAsLong(), arguments));
            services.traffic().acknowledged(outcome);
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
        rooms.received(feed.notBeforeConnect(question.after()));
    }

    /** Enters the namespace: from now on live records are offered. */
    void begin(boolean recovered, ConnectFacts facts) {
        if (recovered) {
            feed.resumes();
        }
        shard.add(this);
        services.began(this, recovered, facts);
        if (!ended) {
            goOn();
        }
    }

    /** A younger connection has the session: this one is told so, and ends. */
    void takenOver() {
        if (!ended) {
            guarded(
                    () -> {
                        send(
                                TakenOver.event(
                                        namespace.name(),
                                        services.cursor(namespace),
                                        feed.lastCursor()));
                        send(new Packet.Disconnect(namespace.name()));
                    });
            end(CloseReason.TAKEN_OVER);
            afterTakeOver.run();
        }
    }

    /** Leaves the namespace. The connection may stay. */
    void end(CloseReason reason) {
        if (ended) {
            return;
        }
        ended = true;
        replies.end();
        shard.remove(this);
        services.ended(this, reason);
    }

    boolean isEnded() {
        return ended;
    }
}
