package dev.restante.gateway.socketio;

import dev.restante.gateway.engineio.CloseReason;
import dev.restante.gateway.log.Bounds;
import dev.restante.gateway.log.Membership;
import dev.restante.gateway.log.Positions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Answers a CONNECT: with a new session, or with the one the client had.
 *
 * <pre>
 *   no valid pid ----------------------------------------------> new session
 *   pid --Kafka's bounds--> cursor within them -----------------> resumed: same pid, same socket id
 *                     \---> cursor outside, or no cursor of ours -> new session, then "gap"
 * </pre>
 *
 * What was missed follows the CONNECT answer, not the other way round as in the reference server:
 * its client keeps events that come before the answer over a broken connection, and would show them
 * twice after the next resume.
 */
@ApplicationScoped
class Connector {

    /** Characters of the auth object: it becomes part of a record. */
    private static final int MAX_AUTH = 65_536;

    private final Namespaces namespaces;
    private final TokenSigner signer;
    private final NewSessions newSessions;
    private final SessionServices services;

    Connector(
            Namespaces namespaces,
            TokenSigner signer,
            NewSessions newSessions,
            SessionServices services) {
        this.namespaces = namespaces;
        this.signer = signer;
        this.newSessions = newSessions;
        this.services = services;
    }

    void connect(Connection connection, Packet.Connect request) {
        Optional<Namespace> namespace = namespaces.find(request.namespace());
        if (namespace.isEmpty()) {
            refuse(connection, request, "Invalid namespace", Optional.empty());
        } else if (request.auth().map(String::length).orElse(0) > MAX_AUTH) {
            refuse(
                    connection,
                    request,
                    "auth is longer than " + MAX_AUTH + " characters",
                    Optional.of("{\"code\":\"too_large\",\"retry\":false}"));
        } else {
            Attempt attempt =
                    new Attempt(
                            connection,
                            connection.connectId(),
                            namespace.get(),
                            ConnectFacts.of(request, connection.socket().handshake()));
            token(attempt)
                    .ifPresentOrElse(
                            token -> resume(attempt, token),
                            () -> newSessions.begin(attempt, session -> {}));
        }
    }

    private static void refuse(
            Connection connection, Packet.Connect request, String message, Optional<String> data) {
        connection.refused(new Packet.ConnectError(request.namespace(), message, data));
    }

    private Optional<SessionToken> token(Attempt attempt) {
        return attempt.facts()
                .pid()
                .filter(pid -> attempt.namespace().recovery())
                .flatMap(signer::verify)
                .filter(token -> token.namespace().equals(attempt.namespace().name()));
    }

    private void resume(Attempt attempt, SessionToken token) {
        services.bounds()
                .whenCompleteAsync(
                        (bounds, failure) ->
                                attempt.connection()
                                        .step(() -> resume(attempt, token, bounds, failure)),
                        attempt.connection().socket().loop());
    }

    private void resume(Attempt attempt, SessionToken token, Bounds bounds, Throwable failure) {
        if (failure != null) {
            // The client comes again; its session is not lost by that.
            attempt.connection().socket().close(CloseReason.LOG_UNAVAILABLE);
            return;
        }
        Optional<Membership> membership =
                services.membership(token.socket(), attempt.namespace().name());
        Optional<Positions> place =
                place(token, attempt.facts().offset(), membership.flatMap(Membership::received));
        if (membership.map(Membership::ended).orElse(false)) {
            newSessions.begin(attempt, session -> {});
        } else if (membership.isEmpty() || place.isEmpty() || !bounds.covers(place.get())) {
            newSessions.begin(attempt, gap(membership, place, bounds));
        } else {
            // What was stored before the user was known may lack it.
            Membership known = membership.get().of(token.user());
            attempt.connection()
                    .connected(
                            newSessions.session(attempt, token.socket(), known, place.get()),
                            new Packet.Connected(
                                    attempt.namespace().name(),
                                    token.socket(),
                                    attempt.facts().pid()),
                            true,
                            attempt.facts());
        }
    }

    private Consumer<Session> gap(
            Optional<Membership> membership, Optional<Positions> place, Bounds bounds) {
        return fresh ->
                fresh.send(
                        Gap.event(
                                fresh,
                                Gap.reason(membership, place, bounds),
                                place,
                                bounds,
                                services.cursor()));
    }

    /**
     * Where the client is: at its cursor or at the last question it answered, but never before its
     * connect, because clients keep the cursor of an earlier session. Without a cursor it has had
     * no event yet.
     */
    private Optional<Positions> place(
            SessionToken token, Optional<String> offset, Optional<Positions> received) {
        Optional<Positions> connected = services.cursor().parse(token.cursor());
        Optional<Positions> known = connected.map(place -> received.map(place::max).orElse(place));
        return offset.isEmpty()
                ? known
                : known.flatMap(k -> services.cursor().parse(offset.get()).map(k::max));
    }
}
