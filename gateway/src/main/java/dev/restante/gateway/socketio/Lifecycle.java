package dev.restante.gateway.socketio;

import dev.restante.contract.Arguments;
import dev.restante.contract.ClientEvent;
import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.EventWriter;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/**
 * Tells services of clients that come and go. The id of such an event follows from the connection,
 * so that it is processed once however often it is told.
 */
@ApplicationScoped
class Lifecycle {

    /** CloudEvents source of everything a gateway writes. */
    static final String SOURCE = "/restante/gateway";

    private final EventWriter publisher;

    Lifecycle(EventWriter publisher) {
        this.publisher = publisher;
    }

    void connected(Session session, boolean recovered, ConnectFacts facts) {
        tell(
                ClientEvent.CONNECT,
                session.id(),
                session.membership(),
                facts.forConnect(recovered, number(session.membership())));
    }

    /** Completes when Kafka has it. */
    CompletionStage<Stored> disconnected(String socket, Membership membership, CloseReason reason) {
        return tell(
                ClientEvent.DISCONNECT,
                socket,
                membership,
                Arguments.of(
                        "{\"reason\":\"%s\",\"connection\":%d}"
                                .formatted(reason.wireName(), number(membership))));
    }

    /**
     * Grows from one connection of a session to the next. The end of one may be stored after the
     * beginning of the next, which another gateway writes; by this whoever reads can tell.
     */
    private static long number(Membership membership) {
        return membership.holder().since();
    }

    private CompletionStage<Stored> tell(
            String type, String socket, Membership membership, Arguments data) {
        return publisher.publishUntilStored(
                socket,
                new ClientEvent(
                        socket + ":" + membership.holder().connection() + ":" + type,
                        SOURCE,
                        Instant.now(),
                        type,
                        membership.namespace(),
                        socket,
                        membership.user(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        data));
    }
}
