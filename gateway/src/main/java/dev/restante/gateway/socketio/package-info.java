/**
 * Socket.IO v4 over Engine.IO connections: packets, namespaces, acks, sessions, the token.
 *
 * <pre>
 *   message --PacketReader-> Packet --Connection--> Connector   (CONNECT: new session or resume)
 *                                          +------> Session     (EVENT: by its route into Kafka)
 *
 *   LogReader --entries--> Shard (one per event loop) --audience--> Session --Feed--> client
 * </pre>
 *
 * A {@link dev.restante.gateway.socketio.Session} lives on the event loop of its connection, and so
 * does all it touches: nothing here needs a lock.
 */
package dev.restante.gateway.socketio;
