package dev.restante.gateway.socketio;

import dev.restante.contract.ClientEvent;
import dev.restante.contract.ServerEvent;
import dev.restante.gateway.engineio.RandomId;
import dev.restante.gateway.log.EventPublisher;
import dev.restante.gateway.log.Stored;
import dev.restante.gateway.socketio.GatewayConfig.RouteKind;
import dev.restante.gateway.socketio.Route.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** What clients emit: into Kafka by its route, and the ack when Kafka has stored it. */
@ApplicationScoped
class Emits {

    private final EventPublisher publisher;
    private final RoomRequests roomRequests;

    Emits(EventPublisher publisher, RoomRequests roomRequests) {
        this.publisher = publisher;
        this.roomRequests = roomRequests;
    }

    void emit(Session session, Packet.Event event, InFlight inFlight) {
        if (roomRequests.handle(session, event, inFlight)) {
            return;
        }
        Route route = session.namespace().route(event.name());
        Found found = route.find(session.id(), event.arguments());
        String id = found.eventId().orElseGet(RandomId::next);
        if (route.kind() == RouteKind.SERVICE) {
            whenStored(session, event, id, inFlight, toService(session, event, id, found));
        } else if (route.room().isPresent() && !isMember(session, found)) {
            session.answer(event, Answer.refused("not_a_member", "You are not in that room"));
        } else {
            whenStored(session, event, id, inFlight, relay(session, event, id, found));
        }
    }

    /** No room found is no room one is in: what is meant for one room must not reach everyone. */
    private static boolean isMember(Session session, Found found) {
        return found.room().map(session.membership().rooms()::containsKey).orElse(false);
    }

    private CompletionStage<Stored> toService(
            Session session, Packet.Event event, String id, Found found) {
        return publisher.publish(
                found.key(),
                new ClientEvent(
                        id,
                        Lifecycle.SOURCE,
                        Instant.now(),
                        event.name(),
                        session.namespace().name(),
                        session.id(),
                        Optional.empty(),
                        found.room(),
                        OptionalLong.empty(),
                        event.arguments()));
    }

    private CompletionStage<Stored> relay(
            Session session, Packet.Event event, String id, Found found) {
        return publisher.publish(
                new ServerEvent.Emit(
                        new ServerEvent.Envelope(
                                id,
                                Lifecycle.SOURCE,
                                Instant.now(),
                                session.namespace().name(),
                                Optional.empty()),
                        event.name(),
                        found.room().map(Set::of).orElse(Set.of()),
                        Set.of(session.id()),
                        false,
                        OptionalLong.empty(),
                        event.arguments()));
    }

    private static void whenStored(
            Session session,
            Packet.Event event,
            String id,
            InFlight inFlight,
            CompletionStage<Stored> publishing) {
        inFlight.begin();
        publishing.whenCompleteAsync(
                (stored, failure) -> {
                    inFlight.end();
                    session.answer(
                            event,
                            failure == null ? Answer.stored(id, stored) : Answer.failed(failure));
                },
                session.socket().loop());
    }
}
