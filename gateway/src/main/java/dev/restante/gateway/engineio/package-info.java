/**
 * Engine.IO v4: one connection to one client, as a pair of message streams.
 *
 * <p>Handshake, heartbeat, transports. The only package that knows HTTP and WebSocket. It knows
 * nothing of Socket.IO: whoever implements {@link dev.restante.gateway.engineio.EngineApplication}
 * gets the messages.
 *
 * <pre>
 *   request under /socket.io/
 *        |
 *   EngineRoutes --> Cors, ClientFiles, HandshakeCheck --refuse--> HandshakeError
 *        |
 *   EngineServer --opens, or finds in EngineSessions--> EngineSession &lt;--> EngineApplication
 *                                                           |
 *                         PollingTransport --UpgradeProbe--> WebSocketTransport
 * </pre>
 */
package dev.restante.gateway.engineio;
