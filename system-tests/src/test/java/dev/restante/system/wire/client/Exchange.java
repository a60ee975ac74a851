package dev.restante.system.wire.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One request on a connection of its own, while it lasts. */
public final class Exchange implements AutoCloseable {

    private final Socket socket;
    private final String method;

    Exchange(URI server, String method) {
        this.method = method;
        this.socket = new Socket();
        try {
            socket.setSoTimeout((int) Inbox.PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends more of the request. */
    public Exchange write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The answer.
     *
     * @throws UncheckedIOException if there is none within {@link Inbox#PATIENCE}, or the
     *     connection ends before it
     */
    public HttpAnswer answer() {
        try {
            return new HttpAnswerReader(socket.getInputStream(), method).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the server; whether it ends the connection without a byte of an answer. */
    public boolean isCut() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
