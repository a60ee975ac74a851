/**
 * Conformance: the gateway as a Socket.IO server (Engine.IO v4, Socket.IO v5), byte for byte, for a
 * client that hides nothing. A number in a comment is a section of the notes on the wire that the
 * rules come from, measured on the reference server (npm {@code socket.io} 4.8.4).
 *
 * <p>Rules of Socket.IO are written once and held on polling, on a WebSocket and after an upgrade
 * ({@link dev.restante.system.wire.OnEveryTransport}); rules of Engine.IO have a class for each of
 * its parts. Nothing waits for something not to come: a packet that must come after it shows that
 * it did not.
 *
 * <p>The gateways are processes of their own, one for each {@link
 * dev.restante.system.wire.server.Setup}, at the Kafka of the stack under test but with topics of
 * their own; behind them is {@link dev.restante.system.wire.server.EchoService}. That these tests
 * tell the truth can be seen by running them against the reference server, which has the same
 * handlers in memory:
 *
 * <pre>
 * cp src/test/node/reference.mjs /tmp/reference &amp;&amp; cd /tmp/reference
 * npm install --no-save socket.io@4.8.4 &amp;&amp; node reference.mjs 3100 &amp;
 * RESTANTE_WIRE_UNDER_TEST=http://127.0.0.1:3100 mvn verify -pl system-tests -am \
 *     -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='dev/restante/system/wire/*IT'
 * </pre>
 *
 * <p>Rules that Restante has on purpose and the reference has not ({@link
 * dev.restante.system.wire.OnRestanteOnly}) are then skipped, and say why it has them.
 */
package dev.restante.system.wire;
