package dev.restante.gateway.socketio;

/**
 * A CONNECT that is being answered.
 *
 * @param connection it came on
 * @param connectId tells it from every other CONNECT, on this connection or another
 * @param namespace it is for
 * @param facts what the client said with it
 */
record Attempt(Connection connection, String connectId, Namespace namespace, ConnectFacts facts) {}
