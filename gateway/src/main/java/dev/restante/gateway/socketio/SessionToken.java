package dev.restante.gateway.socketio;

import java.time.Instant;
import java.util.Optional;

/**
 * What the {@code pid} of a client says. It stays the same for the life of the session.
 *
 * @param socket socket id
 * @param namespace namespace of the session
 * @param user who the client is, when a service said so at its admission
 * @param expires when the session can no longer be resumed
 * @param cursor place in the log at the connect
 */
record SessionToken(
        String socket, String namespace, Optional<String> user, Instant expires, String cursor) {}
