package dev.restante.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.restante.system.wire.client.Frames;
import dev.restante.system.wire.client.HttpAnswer;
import dev.restante.system.wire.client.HttpCall;
import dev.restante.system.wire.client.PollingSession;
import dev.restante.system.wire.client.Transport;
import dev.restante.system.wire.client.WireClient;
import dev.restante.system.wire.server.EchoService;
import dev.restante.system.wire.server.Gateways;
import dev.restante.system.wire.server.Server;
import dev.restante.system.wire.server.Setup;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** What one test works with: the server under test, and connections that end with the test. */
final class Wire implements AutoCloseable {

    /** Path and query of a handshake on a WebSocket. */
    static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    private static final String CONNECTED = "40%s\\{\"sid\":\"[A-Za-z0-9_-]{20}\"}";

    private final Server server;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    Wire(Server server) {
        this.server = server;
    }

    URI address(Setup setup) {
        return server.address(setup);
    }

    URI plain() {
        return address(Setup.PLAIN);
    }

    /** The service behind the gateways; only in tests that run on them alone. */
    EchoService service() {
        return ((Gateways) server).service();
    }

    /** One HTTP request, to the letter. */
    HttpAnswer send(HttpCall call) {
        return call.send(plain());
    }

    /** One GET, to the letter. */
    HttpAnswer get(String target) {
        return send(HttpCall.get(target));
    }

    /** A session on polling, request by request. */
    PollingSession polling() {
        return PollingSession.open(plain());
    }

    /** A WebSocket, frame by frame, after its open packet. */
    Frames websocket(Setup setup) {
        Frames frames = frames(setup, WEBSOCKET);
        assertThat(frames.next()).startsWith("0{");
        return frames;
    }

    /** A WebSocket, frame by frame. */
    Frames frames(Setup setup, String target) {
        return keep(Frames.open(address(setup), target));
    }

    /** A connection in no namespace. */
    WireClient open(Transport transport) {
        return open(transport, "");
    }

    WireClient open(Transport transport, String query) {
        return keep(transport.open(plain(), query));
    }

    /** A connection that has joined a namespace of the plain wire. */
    WireClient join(Transport transport, String namespace) {
        WireClient client = open(transport);
        join(client, namespace);
        return client;
    }

    static void join(WireClient client, String namespace) {
        String prefix = namespace.equals("/") ? "" : namespace + ",";
        client.send("40" + prefix);
        assertThat(client.next()).matches(CONNECTED.formatted(prefix));
    }

    <T extends AutoCloseable> T keep(T connection) {
        open.push(connection);
        return connection;
    }

    /** A name that no other test has. */
    static String room() {
        return "room-" + UUID.randomUUID();
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
