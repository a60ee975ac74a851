package dev.restante.system.clients;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.restante.system.client.Driver;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Opens the clients of one test, and ends them all. */
final class Peers implements AutoCloseable {

    /** How long clients wait before they reconnect, in milliseconds. */
    private static final int PAUSE_MILLIS = 50;

    /** What the service emits. */
    private static final ArrayNode LISTEN =
            Values.list("echo", "burst", "question", "answered", "said", "taken_over");

    private final URI server;
    private final Drivers drivers;
    private final List<Peer> open = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    Peers(URI server, Drivers drivers) {
        this.server = server;
        this.drivers = drivers;
    }

    /** A client in the namespace of its setting, with the transport it stays with. */
    Peer open(Setting setting) {
        Peer peer = openAtOnce(setting);
        peer.reaches(setting.transports().last());
        return peer;
    }

    /** A client in the namespace of its setting, whether it has upgraded already or not. */
    Peer openAtOnce(Setting setting) {
        Peer peer = open(setting, server, setting.namespace()).get(0);
        peer.connects(1);
        return peer;
    }

    /** A client whose connection the test can cut. */
    Peer open(Setting setting, Line line) {
        Peer peer = open(setting, line.address(), setting.namespace()).get(0);
        peer.connects(1);
        peer.reaches(setting.transports().last());
        return peer;
    }

    /** Several namespaces over one connection. */
    List<Peer> open(Setting setting, String... namespaces) {
        List<Peer> peers = open(setting, server, namespaces);
        peers.forEach(peer -> peer.connects(1));
        return peers;
    }

    /** A client that asks to be let in; returns at once. */
    Peer knock(Setting setting, String name) {
        ObjectNode more = Values.object().set("auth", Values.object().put("name", name));
        return open(setting, server, more, Setting.GUARDED).get(0);
    }

    /** A client that shows the session of another one of its kind, which has it still. */
    Peer twin(Setting setting, Peer elder) {
        return twin(setting, elder, server);
    }

    /** The same at another gateway. */
    Peer twin(Setting setting, Peer elder, URI address) {
        ObjectNode more = Values.object().put("twinOf", elder.number());
        Peer peer = open(setting, address, more, setting.namespace()).get(0);
        peer.connects(1);
        return peer;
    }

    private List<Peer> open(Setting setting, URI address, String... namespaces) {
        return open(setting, address, Values.object(), namespaces);
    }

    /**
     * @param more of what the driver has to know of each socket
     */
    private List<Peer> open(Setting setting, URI address, ObjectNode more, String... namespaces) {
        Driver driver = drivers.of(setting.client());
        List<Peer> peers =
                Arrays.stream(namespaces)
                        .map(namespace -> new Peer(setting.toString(), namespace, driver))
                        .toList();
        ObjectNode command = Values.object().put("do", "open").put("client", peers.get(0).number());
        command.put("url", address.toString()).put("pause", PAUSE_MILLIS);
        command.set("transports", setting.transports().option());
        command.set("listen", LISTEN);
        ArrayNode sockets = command.putArray("sockets");
        for (Peer peer : peers) {
            ObjectNode socket = sockets.addObject();
            socket.put("client", peer.number()).put("namespace", peer.namespace()).setAll(more);
        }
        driver.tell(command);
        open.addAll(peers);
        return peers;
    }

    /** A way to the server that can be cut. */
    Line line() {
        Line line = new Line(server);
        lines.add(line);
        return line;
    }

    /** The name of a room nobody else uses. */
    static String freshRoom() {
        return "room-" + UUID.randomUUID();
    }

    @Override
    public void close() {
        open.forEach(Peer::close);
        lines.forEach(Line::close);
    }
}
