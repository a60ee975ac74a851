package dev.restante.gateway.socketio;

import java.time.Instant;

/**
 * What the {@code pid} of a client says. It stays the same for the life of the session.
 *
 * @param socket socket id
 * @param namespace namespace of the session
 * @param expires when the session can no longer be resumed
 * @param cursor place in the log at the connect
 */
record SessionToken(String socket, String namespace, Instant expires, String cursor) {}
