package dev.restante.bench.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Clients of one server, each with its role. */
public final class Clients {

    /** Handshakes under way at a time: no server is asked to take thousands at once. */
    private static final int AT_A_TIME = 64;

    private static final long JOINED_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Loop loop;
    private final InetSocketAddress server;
    private final List<? extends Role> roles;
    private final List<Client> all;
    private volatile int joined;

    private Clients(Loop loop, int port, List<? extends Role> roles) {
        this.loop = loop;
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.roles = roles;
        this.all = new ArrayList<>(roles.size());
    }

    /**
     * Connects a client for each role, and waits until all are in the namespace.
     *
     * @param port of the server, on the loopback interface
     * @throws IOException if one of them does not get there within a minute
     */
    public static Clients connect(Loop loop, int port, List<? extends Role> roles)
            throws IOException {
        Clients clients = new Clients(loop, port, roles);
        for (int i = 0; i < AT_A_TIME; i++) {
            loop.execute(clients::openNext);
        }
        Waiting.until(
                loop,
                JOINED_WITHIN_NANOS,
                () -> clients.joined == roles.size(),
                () -> clients.joined + " of " + roles.size() + " clients joined the namespace");
        return clients;
    }

    /**
     * Connects all at once, as clients do whose server is back, and does not wait for them.
     *
     * @param port of the server, on the loopback interface
     */
    public static Clients rush(Loop loop, int port, List<? extends Role> roles) {
        Clients clients = new Clients(loop, port, roles);
        loop.execute(
                () -> {
                    for (int i = 0; i < roles.size(); i++) {
                        clients.openNext();
                    }
                });
        return clients;
    }

    private void openNext() throws IOException {
        if (all.size() < roles.size()) {
            all.add(loop.connect(server, roles.get(all.size()), this::oneJoined));
        }
    }

    private void oneJoined() {
        joined = joined + 1;
        loop.execute(this::openNext);
    }

    /** The client of each role, in the order of the roles. */
    public List<Client> all() {
        return all;
    }

    /** The least of this number over all clients. */
    public int least(ToIntFunction<Client> number) {
        return all.stream().mapToInt(number).min().orElse(0);
    }

    /** Breaks the connections off; the servers see that they are gone. */
    public void abort() {
        loop.execute(
                () -> {
                    for (Client client : all) {
                        client.abort();
                    }
                });
    }
}
