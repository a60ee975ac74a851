package dev.restante.gateway.socketio;

/**
 * A CONNECT that is being answered.
 *
 * @param connection it came on
 * @param namespace it is for
 * @param facts what the client said with it
 */
record Attempt(Connection connection, Namespace namespace, ConnectFacts facts) {}
