/**
 * Engine.IO v4: one connection to one client, as a pair of message streams.
 *
 * <p>Handshake, heartbeat, transports. The only package that knows HTTP and WebSocket. It knows
 * nothing of Socket.IO: whoever implements {@link dev.restante.gateway.engineio.EngineApplication}
 * gets the messages.
 *
 * <pre>
 *   GET /socket.io/?EIO=4&amp;transport=websocket
 *        |
 *   EngineRoutes --refuse--> HandshakeError (HTTP 400, 503)
 *        |accept
 *   EngineSocket: open --ping/pong--> open --any CloseReason--> closed
 * </pre>
 */
package dev.restante.gateway.engineio;
