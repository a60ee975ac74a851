package dev.restante.system.client;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.socket.client.IO;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Opens clients of both kinds, and ends them all. */
public final class Clients implements AutoCloseable {

    private final URI gateway;
    private final NodeProcess node;
    private final List<Client> open = new ArrayList<>();

    /**
     * @param gateway where to connect
     * @param node where clients of Node live
     */
    public Clients(URI gateway, NodeProcess node) {
        this.gateway = gateway;
        this.node = node;
    }

    /** A client of either kind, connected. */
    public Client open(ClientKind kind, String namespace) {
        return switch (kind) {
            case JAVA -> connected(new JavaClient(name("java"), gateway.resolve(namespace)));
            case NODE -> openNode(namespace);
        };
    }

    /** The client that can lose its transport and come back, connected. */
    public NodeClient openNode(String namespace) {
        return connected(newNode(namespace).connect());
    }

    /**
     * A client with options of its own, connected, that says in its auth how far it has come.
     *
     * @param event whose second argument says that
     */
    public NodeClient openFollowing(String namespace, ObjectNode options, String event) {
        return connected(newNode(namespace).with(options).following(event).connect());
    }

    /**
     * A client with options of its own, such as {@code retries}, connected.
     *
     * @param options as the client's documentation names them
     */
    public NodeClient openNode(String namespace, ObjectNode options) {
        return connected(newNode(namespace).with(options).connect());
    }

    /**
     * A client for Java with options of its own, connected.
     *
     * @param more changes its options
     */
    public Client openJava(String namespace, Consumer<IO.Options> more) {
        return connected(new JavaClient(name("java"), gateway.resolve(namespace), more));
    }

    private NodeClient newNode(String namespace) {
        return new NodeClient(name("node"), gateway.resolve(namespace), node.driver());
    }

    private String name(String kind) {
        return kind + "-" + (open.size() + 1);
    }

    private <T extends Client> T connected(T client) {
        open.add(client);
        await(client.name() + " is connected")
                .pollInterval(Driver.POLL)
                .until(() -> !client.inbox().connections().isEmpty());
        return client;
    }

    @Override
    public void close() {
        open.forEach(Client::close);
    }
}
