package dev.restante.gateway.socketio;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Answers a CONNECT: with a new session, or with the one the client had.
 *
 * <p>What was missed follows the CONNECT answer, not the other way round as in the reference
 * server: its client keeps events that come before the answer over a broken connection, and would
 * show them twice after the next resume.
 */
@ApplicationScoped
class Connector {

    /** Characters of the auth object: it becomes part of a record. */
    private static final int MAX_AUTH = 65_536;

    private final Namespaces namespaces;
    private final Resumptions resumptions;
    private final NewSessions newSessions;

    Connector(Namespaces namespaces, Resumptions resumptions, NewSessions newSessions) {
        this.namespaces = namespaces;
        this.resumptions = resumptions;
        this.newSessions = newSessions;
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
            attempt.facts()
                    .pid()
                    .filter(pid -> attempt.namespace().recovery())
                    .ifPresentOrElse(
                            pid -> resumptions.resume(attempt, pid),
                            () -> newSessions.begin(attempt, session -> {}));
        }
    }

    private static void refuse(
            Connection connection, Packet.Connect request, String message, Optional<String> data) {
        connection.refused(new Packet.ConnectError(request.namespace(), message, data));
    }
}
