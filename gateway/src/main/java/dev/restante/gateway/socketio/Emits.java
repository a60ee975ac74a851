package dev.restante.gateway.socketio;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.contract.ServerEvent.Emit;
import dev.restante.gateway.direct.DirectAnswer;
import dev.restante.gateway.direct.DirectCalls;
import dev.restante.gateway.log.EventWriter;
import dev.restante.gateway.log.Stored;
import dev.restante.gateway.socketio.GatewayConfig.RouteKind;
import dev.restante.gateway.socketio.Questions.Question;
import dev.restante.gateway.socketio.Route.Found;
import dev.restante.gateway.socketio.Traffic.Road;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * What clients emit: into Kafka by its route, or straight to a service. The client's
 * acknowledgement is sent when Kafka has stored it, or when a service has answered it.
 */
@ApplicationScoped
class Emits {

    private final EventWriter publisher;
    private final RoomRequests roomRequests;
    private final DirectCalls direct;
    private final Traffic traffic;

    Emits(EventWriter publisher, RoomRequests roomRequests, DirectCalls direct, Traffic traffic) {
        this.publisher = publisher;
        this.roomRequests = roomRequests;
        this.direct = direct;
        this.traffic = traffic;
    }

    void emit(Session session, Packet.Event event, InFlight inFlight) {
        if (event.name().isEmpty()) {
            traffic.emitted(Road.NONE);
            session.answer(event, Answer.refused("name_not_allowed", "An event needs a name"));
            return;
        }
        if (roomRequests.handle(session, event, inFlight)) {
            traffic.emitted(Road.ROOMS);
            return;
        }
        Route route = session.namespace().route(event.name());
        Optional<String> user = session.membership().user();
        Found found = route.find(session.id(), user, event.arguments());
        String id = found.eventId().map(own -> EventIds.of(user, own)).orElseGet(EventIds::next);
        if (route.kind() == RouteKind.RELAY) {
            traffic.emitted(Road.RELAY);
            relay(session, event, route, found, inFlight);
        } else if (route.direct().isPresent()) {
            traffic.emitted(Road.DIRECT);
            send(session, event, id, route, found, inFlight);
        } else if (route.reply().isPresent() && event.ackId().isPresent()) {
            traffic.emitted(Road.REPLY);
            ask(session, event, id, route, found, inFlight);
        } else {
            traffic.emitted(Road.SERVICE);
            whenStored(
                    session,
                    event,
                    found.eventId().orElse(id),
                    route,
                    inFlight,
                    toService(session, event, id, route, found, OptionalLong.empty()));
        }
    }

    /** The acknowledgement waits for a service. */
    private void ask(
            Session session,
            Packet.Event event,
            String id,
            Route route,
            Found found,
            InFlight inFlight) {
        long ackId = event.ackId().getAsLong();
        Packet.Event asked = event.toAnswer();
        inFlight.begin();
        session.replies()
                .expect(
                        ackId,
                        id,
                        route.reply().orElseThrow(),
                        outcome -> {
                            inFlight.end();
                            reply(session, asked, route, outcome);
                        });
        toService(session, event, id, route, found, event.ackId())
                .whenCompleteAsync(
                        (stored, failure) -> {
                            if (failure != null) {
                                session.replies().failed(ackId, id, Answer.failed(failure));
                            }
                        },
                        session.socket().loop());
    }

    private static void reply(
            Session session, Packet.Event event, Route route, Replies.Outcome outcome) {
        if (outcome instanceof Replies.Outcome.Answered answered) {
            session.answer(event, answered.ack().arguments());
        } else if (outcome instanceof Replies.Outcome.Own own) {
            answer(session, event, route, own.answer());
        }
    }

    private static void answer(Session session, Packet.Event event, Route route, Answer answer) {
        if (route.tellsFailures() || !answer.mayRetry()) {
            session.answer(event, answer);
        }
    }

    private CompletionStage<Stored> toService(
            Session session,
            Packet.Event event,
            String id,
            Route route,
            Found found,
            OptionalLong ackId) {
        return publisher.publish(
                route.topic(),
                route.keyOf(found, id),
                clientEvent(session, event, id, found, ackId));
    }

    private static ClientEvent clientEvent(
            Session session, Packet.Event event, String id, Found found, OptionalLong ackId) {
        return new ClientEvent(
                id,
                Lifecycle.SOURCE,
                Instant.now(),
                event.name(),
                session.namespace().name(),
                session.id(),
                session.membership().user(),
                found.room(),
                ackId,
                event.arguments());
    }

    /** To a service by HTTP: what becomes of it there is all that becomes of it. */
    private void send(
            Session session,
            Packet.Event event,
            String id,
            Route route,
            Found found,
            InFlight inFlight) {
        Route.Direct to = route.direct().orElseThrow();
        ClientEvent sent = clientEvent(session, event, id, found, OptionalLong.empty());
        Packet.Event asked = event.toAnswer();
        inFlight.begin();
        direct.send(to.service(), sent, to.patience())
                .whenCompleteAsync(
                        (answer, failure) -> {
                            inFlight.end();
                            if (answer instanceof DirectAnswer.Taken taken) {
                                session.answer(asked, taken.arguments());
                            } else if (answer instanceof DirectAnswer.NotTaken not) {
                                answer(session, asked, route, Answer.direct(not));
                            }
                        },
                        session.socket().loop());
    }

    private void relay(
            Session session, Packet.Event event, Route route, Found found, InFlight inFlight) {
        if (route.room().isPresent() && !isMember(session, found)) {
            session.answer(event, Answer.refused("not_a_member", "You are not in that room"));
            return;
        }
        String id = found.eventId().orElseGet(EventIds::next);
        ServerEvent toOthers =
                new Emit(
                        new ServerEvent.Envelope(
                                // A client's own id must not be taken for that of a service.
                                session.id() + ":" + EventIds.encoded(id),
                                Lifecycle.SOURCE,
                                Instant.now(),
                                session.namespace().name(),
                                Optional.empty()),
                        event.name(),
                        found.room().map(Set::of).orElse(Set.of()),
                        Set.of(session.id()),
                        route.isVolatile(),
                        OptionalLong.empty(),
                        event.arguments());
        whenStored(session, event, id, route, inFlight, publisher.publish(toOthers));
    }

    /** No room found is no room one is in: what is meant for one room must not reach everyone. */
    private static boolean isMember(Session session, Found found) {
        return found.room().map(session.membership().rooms()::containsKey).orElse(false);
    }

    /**
     * The acknowledgement is about storing.
     *
     * @param id as the client knows the event
     */
    private static void whenStored(
            Session session,
            Packet.Event event,
            String id,
            Route route,
            InFlight inFlight,
            CompletionStage<Stored> publishing) {
        inFlight.begin();
        Packet.Event asked = event.toAnswer();
        publishing.whenCompleteAsync(
                (stored, failure) -> {
                    inFlight.end();
                    Answer answer =
                            failure == null ? Answer.stored(id, stored) : Answer.failed(failure);
                    answer(session, asked, route, answer);
                },
                session.socket().loop());
    }

    /**
     * A client answers a question. Nobody would send the answer again, so it is repeated until
     * Kafka has it; only then is the question closed for good. The answer's id follows from the
     * question, so a service takes it once.
     */
    void acknowledge(Session session, Packet.Ack ack) {
        session.questions()
                .close(ack.ackId())
                .ifPresent(question -> answer(session, question, ack));
    }

    private void answer(Session session, Question question, Packet.Ack ack) {
        publisher
                .publishUntilStored(
                        session.id(),
                        new ClientEvent(
                                session.id() + ":" + question.id() + ":ack",
                                Lifecycle.SOURCE,
                                Instant.now(),
                                ClientEvent.Op.ACK,
                                ClientEvent.ACK,
                                session.namespace().name(),
                                session.id(),
                                session.membership().user(),
                                Optional.empty(),
                                OptionalLong.of(question.ackId()),
                                Optional.of(question.id()),
                                ack.arguments()))
                .thenRunAsync(() -> session.answered(question), session.socket().loop());
    }
}
