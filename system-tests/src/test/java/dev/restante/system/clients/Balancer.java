package dev.restante.system.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands before several gateways, as a load balancer does that knows nothing but TCP: whoever
 * connects is brought to one that is ready. An end of either side is carried on to the other as it
 * came.
 */
final class Balancer implements AutoCloseable {

    private final Supplier<Optional<URI>> ready;
    private final ServerSocket door;

    /**
     * @param ready the gateway that the next connection goes to; with none it is refused
     */
    Balancer(Supplier<Optional<URI>> ready) {
        this.ready = ready;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("balancer", this::admit);
    }

    /** Where clients find it. */
    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void admit() {
        try {
            while (true) {
                Socket client = door.accept();
                start("balancer-admits", () -> connect(client));
            }
        } catch (IOException e) {
            // The door is closed.
        }
    }

    private void connect(Socket client) {
        try (client) {
            Optional<URI> next = ready.get();
            if (next.isPresent()) {
                join(client, next.get());
            }
        } catch (IOException e) {
            // One of the two is gone: so the other is let go.
        }
    }

    private static void join(Socket client, URI server) throws IOException {
        try (Socket onwards = new Socket(server.getHost(), server.getPort())) {
            onwards.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            Thread up = start("balancer-up", () -> carry(client, onwards));
            carry(onwards, client);
            up.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
