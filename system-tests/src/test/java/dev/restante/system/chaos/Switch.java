package dev.restante.system.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several gateways, as a load balancer is: each new connection goes to the next
 * gateway that takes it. Can break connections, and can leave a gateway with one whose client is
 * gone.
 */
final class Switch implements AutoCloseable {

    private static final int CONNECTED_WITHIN_MS = 1_000;
    private static final int PIECE = 16_384;

    private final List<URI> gateways;
    private final ServerSocket door;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "switch");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Switch(List<URI> gateways) {
        this.gateways = List.copyOf(gateways);
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::serve);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** How many connections there are now. */
    int size() {
        return lines.size();
    }

    /** How many there have been. */
    int turns() {
        return turn.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                // Closed.
                return;
            }
        }
    }

    private void connect(Socket client) {
        int first = turn.getAndIncrement();
        for (int i = 0; i < gateways.size(); i++) {
            URI gateway = gateways.get((first + i) % gateways.size());
            Socket server = new Socket();
            try {
                server.connect(
                        new InetSocketAddress(gateway.getHost(), gateway.getPort()),
                        CONNECTED_WITHIN_MS);
                Line line = new Line(client, server);
                lines.add(line);
                threads.execute(() -> line.carry(server, client));
                line.carry(client, server);
                return;
            } catch (IOException e) {
                close(server);
            }
        }
        close(client);
    }

    /** Breaks one connection on both sides. */
    void cut(int number) {
        Line line = line(number);
        if (line != null) {
            line.cut();
        }
    }

    /** Breaks one connection on the client's side alone; its gateway hears nothing of that. */
    void halve(int number) {
        Line line = line(number);
        if (line != null) {
            line.halve();
        }
    }

    private Line line(int number) {
        List<Line> all = List.copyOf(lines);
        return all.isEmpty() ? null : all.get(number % all.size());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, then.
            return;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(Line::cut);
        threads.shutdownNow();
    }

    /** One connection. */
    private final class Line {

        private final Socket client;
        private final Socket server;
        private volatile boolean halved;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        /**
         * What comes from a client that is gone is carried on no more; what comes to it is lost.
         */
        void carry(Socket from, Socket to) {
            byte[] piece = new byte[PIECE];
            try {
                for (int n = from.getInputStream().read(piece);
                        n >= 0;
                        n = from.getInputStream().read(piece)) {
                    if (!halved) {
                        to.getOutputStream().write(piece, 0, n);
                    }
                }
            } catch (IOException e) {
                // One side ends, so both do.
            }
            if (!halved || from.equals(server)) {
                cut();
            }
        }

        void halve() {
            halved = true;
            lines.remove(this);
            close(client);
        }

        void cut() {
            lines.remove(this);
            close(client);
            close(server);
        }
    }
}
