package dev.restante.system.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/**
 * The network between one client and the server, that can be cut: every TCP connection ends without
 * a word, and none comes about until it is mended. The same for every client, whatever it is.
 */
final class Line implements AutoCloseable {

    private final URI server;
    private final ServerSocket door;
    private final Set<Socket> open = new HashSet<>();
    private boolean cut;

    Line(URI server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("line-door", this::admit);
    }

    /** Where the client finds the server. */
    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    synchronized void cut() {
        cut = true;
        open.forEach(Line::reset);
        open.clear();
    }

    synchronized void mend() {
        cut = false;
    }

    private void admit() {
        try {
            while (true) {
                connect(door.accept());
            }
        } catch (IOException e) {
            // The door is closed.
        }
    }

    private synchronized void connect(Socket client) {
        if (cut) {
            reset(client);
            return;
        }
        try {
            Socket onwards = new Socket(server.getHost(), server.getPort());
            onwards.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            open.add(client);
            open.add(onwards);
            start("line-up", () -> carry(client, onwards));
            start("line-down", () -> carry(onwards, client));
        } catch (IOException e) {
            reset(client);
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One of the two has ended, or the line was cut.
        }
        forget(from);
        forget(to);
    }

    private synchronized void forget(Socket socket) {
        open.remove(socket);
        reset(socket);
    }

    /** With RST, as when a machine is gone. */
    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            // Another thread has just closed it.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
