package dev.restante.system.wire.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.CompletionException;

/** A WebSocket, frame by frame: nothing is answered by itself. */
public final class Frames implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final WebSocket socket;
    private final Inbox inbox;

    private Frames(WebSocket socket, Inbox inbox) {
        this.socket = socket;
        this.inbox = inbox;
    }

    /**
     * Opens one.
     *
     * @param target path and query
     */
    public static Frames open(URI server, String target) {
        return open(server, target, new Inbox());
    }

    static Frames open(URI server, String target, Inbox inbox) {
        URI address = URI.create("ws://" + server.getAuthority() + target);
        WebSocket socket =
                CLIENT.newWebSocketBuilder().buildAsync(address, new Arrivals(inbox)).join();
        return new Frames(socket, inbox);
    }

    /** Sends a frame: binary if the packet begins with {@code b}, else text. */
    public void send(String packet) {
        if (packet.startsWith("b")) {
            byte[] bytes = Base64.getDecoder().decode(packet.substring(1));
            await(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true).join());
        } else {
            sendText(packet);
        }
    }

    /** Sends a text frame, also of a packet that begins with {@code b}. */
    public void sendText(String text) {
        await(() -> socket.sendText(text, true).join());
    }

    private static void await(Runnable sending) {
        try {
            sending.run();
        } catch (CompletionException e) {
            // The server has ended the connection; how, the inbox knows.
        }
    }

    /** The next frame. */
    public String next() {
        return inbox.nextPacket();
    }

    /** How the server ended it. */
    public Ending ending() {
        return inbox.ending();
    }

    /** Breaks the connection, without a Close frame. */
    public void abort() {
        socket.abort();
    }

    /** Sends a Close frame; whether the server answers it, {@link #ending} tells. */
    public void sayClose() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    @Override
    public void close() {
        sayClose();
    }
}
