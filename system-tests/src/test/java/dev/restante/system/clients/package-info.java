/**
 * The matrix of clients: official and other clients in several versions, unmodified, each over each
 * transport, all through the same scenarios. Each runs in a process of its own, driven by lines of
 * JSON; the service they talk to answers through Kafka.
 *
 * <p>With the variable {@code RESTANTE_WIRE_UNDER_TEST} set to an address, the scenarios run
 * against the server there instead: the reference server with the same handlers shows that they
 * tell the truth about Socket.IO.
 */
package dev.restante.system.clients;
