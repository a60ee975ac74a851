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
import dev.restante.tracing.EventAttributes;
import dev.restante.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
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
    private final Tracing tracing;

    Emits(
            EventWriter publisher,
            RoomRequests roomRequests,
            DirectCalls direct,
            Traffic traffic,
            Tracing tracing) {
        this.publisher = publisher;
        this.roomRequests = roomRequests;
        this.direct = direct;
        this.traffic = traffic;
        this.tracing = tracing;
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
        Asked asked = new Asked(session, event.toAnswer(), route, inFlight, begin(session, event));
        if (route.kind() == RouteKind.RELAY) {
            traffic.emitted(Road.RELAY);
            relay(asked, event, found);
        } else if (route.direct().isPresent()) {
            traffic.emitted(Road.DIRECT);
            send(asked, clientEvent(session, event, id, found, OptionalLong.empty()));
        } else if (route.reply().isPresent() && event.ackId().isPresent()) {
            traffic.emitted(Road.REPLY);
            ask(asked, event, id, found);
        } else {
            traffic.emitted(Road.SERVICE);
            whenStored(
                    asked,
                    found.eventId().orElse(id),
                    toService(asked, event, id, found, OptionalLong.empty()));
        }
    }

    /**
     * A trace begins here; not with names that clients choose, of which there may be any number.
     */
    private Span begin(Session session, Packet.Event event) {
        if (!tracing.isOn()) {
            return Span.getInvalid();
        }
        return tracing.first("emit", SpanKind.SERVER)
                .setAttribute(EventAttributes.TYPE, event.name())
                .setAttribute(EventAttributes.NAMESPACE, session.namespace().name())
                .startSpan();
    }

    /** The acknowledgement waits for a service. */
    private void ask(Asked asked, Packet.Event event, String id, Found found) {
        long ackId = event.ackId().getAsLong();
        Session session = asked.session();
        asked.begin();
        session.replies()
                .expect(
                        ackId,
                        id,
                        asked.route().reply().orElseThrow(),
                        outcome -> reply(asked, outcome));
        toService(asked, event, id, found, event.ackId())
                .whenCompleteAsync(
                        (stored, failure) -> {
                            if (failure != null) {
                                session.replies().failed(ackId, id, Answer.failed(failure));
                            }
                        },
                        session.socket().loop());
    }

    private static void reply(Asked asked, Replies.Outcome outcome) {
        if (outcome instanceof Replies.Outcome.Answered answered) {
            asked.end(answered.ack().arguments());
        } else if (outcome instanceof Replies.Outcome.Own own) {
            asked.end(own.answer());
        }
    }

    private CompletionStage<Stored> toService(
            Asked asked, Packet.Event event, String id, Found found, OptionalLong ackId) {
        return publisher.publish(
                asked.route().topic(),
                asked.route().keyOf(found, id),
                clientEvent(asked.session(), event, id, found, ackId),
                asked.span());
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
    private void send(Asked asked, ClientEvent event) {
        Route.Direct to = asked.route().direct().orElseThrow();
        asked.begin();
        direct.send(to.service(), event, to.patience(), asked.span())
                .whenCompleteAsync(
                        (answer, failure) -> {
                            if (answer instanceof DirectAnswer.Taken taken) {
                                asked.end(taken.arguments());
                            } else if (answer instanceof DirectAnswer.NotTaken not) {
                                asked.end(Answer.direct(not));
                            }
                        },
                        asked.session().socket().loop());
    }

    private void relay(Asked asked, Packet.Event event, Found found) {
        Session session = asked.session();
        Route route = asked.route();
        if (route.room().isPresent() && !isMember(session, found)) {
            asked.answer(Answer.refused("not_a_member", "You are not in that room"));
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
        whenStored(asked, id, publisher.publish(toOthers, asked.span()));
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
    private static void whenStored(Asked asked, String id, CompletionStage<Stored> publishing) {
        asked.begin();
        publishing.whenCompleteAsync(
                (stored, failure) ->
                        asked.end(
                                failure == null
                                        ? Answer.stored(id, stored)
                                        : Answer.failed(failure)),
                asked.session().socket().loop());
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
