package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.engineio.EngineSocket;
import dev.restante.gateway.engineio.RandomId;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import dev.restante.gateway.socketio.Admissions.Verdict;
import dev.restante.gateway.socketio.Admissions.Verdict.Admitted;
import dev.restante.gateway.socketio.Admissions.Verdict.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Makes sessions that did not exist before, at once or when a service has let the client in.
 *
 * <pre>
 *   open namespace -----------------------------------------------------> session
 *   admission --asked--> admitted --rooms stored--> session
 *                   \--> refused, or nobody answered --> CONNECT_ERROR
 * </pre>
 */
@ApplicationScoped
class NewSessions {

    private final GatewayConfig config;
    private final TokenSigner signer;
    private final Shards shards;
    private final Admissions admissions;
    private final SessionServices services;

    NewSessions(
            GatewayConfig config,
            TokenSigner signer,
            Shards shards,
            Admissions admissions,
            SessionServices services) {
        this.config = config;
        this.signer = signer;
        this.shards = shards;
        this.admissions = admissions;
        this.services = services;
    }

    /**
     * Begins a session, or refuses it.
     *
     * @param then told of the session once the client is in
     */
    void begin(Attempt attempt, Consumer<Session> then) {
        Namespace namespace = attempt.namespace();
        String id = RandomId.next();
        if (namespace.admission().isEmpty()) {
            Positions here = shards.of(attempt.connection().socket()).position();
            enter(attempt, id, fresh(attempt), here, then);
        } else {
            ask(attempt, id, namespace.admission().get(), then);
        }
    }

    private Membership fresh(Attempt attempt) {
        return Membership.fresh(attempt.namespace().name())
                .begunBy(config.gatewayId(), attempt.connectId());
    }

    private void ask(Attempt attempt, String id, Duration patience, Consumer<Session> then) {
        CompletableFuture<Verdict> verdict =
                admissions.ask(
                        id, attempt.namespace().name(), attempt.facts().forAdmission(), patience);
        attempt.connection().waits(attempt.namespace().name(), verdict);
        verdict.thenAcceptAsync(
                v -> attempt.connection().step(() -> decide(attempt, id, v, then)),
                attempt.connection().socket().loop());
    }

    private void decide(Attempt attempt, String id, Verdict verdict, Consumer<Session> then) {
        if (verdict instanceof Refused refused) {
            attempt.connection().refused(refused.packet(attempt.namespace().name()));
        } else if (verdict instanceof Admitted admitted) {
            Membership member = fresh(attempt).of(admitted.user());
            for (String room : admitted.rooms().orElse(Set.of())) {
                member = member.joined(room, admitted.place(), false);
            }
            store(attempt, id, member, admitted.place(), then);
        }
    }

    /** Rooms that a service gave are stored before the client is in: no crash forgets them. */
    private void store(
            Attempt attempt,
            String id,
            Membership member,
            Positions place,
            Consumer<Session> then) {
        if (member.rooms().isEmpty()) {
            enter(attempt, id, member, place, then);
            return;
        }
        services.save(id, member)
                .whenCompleteAsync(
                        (stored, failure) ->
                                attempt.connection()
                                        .step(
                                                () -> {
                                                    if (failure == null) {
                                                        enter(attempt, id, member, place, then);
                                                    } else {
                                                        unavailable(attempt);
                                                    }
                                                }),
                        attempt.connection().socket().loop());
    }

    private static void unavailable(Attempt attempt) {
        attempt.connection().socket().close(CloseReason.LOG_UNAVAILABLE);
    }

    private void enter(
            Attempt attempt,
            String id,
            Membership member,
            Positions place,
            Consumer<Session> then) {
        Session session = session(attempt, id, member, place);
        String namespace = attempt.namespace().name();
        Optional<String> pid =
                attempt.namespace().recovery()
                        ? Optional.of(token(id, namespace, member, place))
                        : Optional.empty();
        attempt.connection()
                .connected(
                        session, new Packet.Connected(namespace, id, pid), false, attempt.facts());
        then.accept(session);
    }

    private String token(String id, String namespace, Membership member, Positions place) {
        return signer.sign(
                new SessionToken(
                        id,
                        namespace,
                        member.user(),
                        Instant.now().plus(config.session().window()),
                        services.cursor().format(place)));
    }

    /** The session on the connection of an attempt; it hears nothing yet. */
    Session session(Attempt attempt, String id, Membership member, Positions place) {
        EngineSocket socket = attempt.connection().socket();
        return new Session(
                id,
                attempt.namespace(),
                member,
                place,
                socket,
                shards.of(socket),
                services,
                attempt.connection()::closeIfDeserted);
    }
}
