package dev.restante.system.wire.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A WebSocket, frame by frame. What a binary frame holds is handed over in base64. */
public final class Frames implements AutoCloseable {

    /** Stands before what came as a binary frame. */
    public static final String BINARY = "binary:";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Inbox inbox = new Inbox();
    private final boolean answersPings;
    private final WebSocket socket;

    /** A WebSocket of the JDK takes no frame while it sends another. */
    private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(null);

    private Frames(URI server, String target, boolean answersPings) {
        this.answersPings = answersPings;
        URI address = URI.create("ws://" + server.getAuthority() + target);
        Arrivals arrivals = new Arrivals(this::arrived, inbox::ended);
        this.socket = CLIENT.newWebSocketBuilder().buildAsync(address, arrivals).join();
    }

    /**
     * Opens one on which nothing is answered by itself.
     *
     * @param target path and query
     */
    public static Frames open(URI server, String target) {
        return new Frames(server, target, false);
    }

    /** Opens one on which pings are answered, and not handed over. */
    static Frames openAnsweringPings(URI server, String target) {
        return new Frames(server, target, true);
    }

    private void arrived(String packet) {
        if (answersPings && packet.equals("2")) {
            enqueue(() -> socket.sendText("3", true));
        } else {
            inbox.packet(packet);
        }
    }

    /** Sends a frame: binary if the packet begins with {@code b}, else text. */
    public void send(String packet) {
        if (packet.startsWith("b")) {
            byte[] bytes = Base64.getDecoder().decode(packet.substring(1));
            enqueue(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true)).join();
        } else {
            sendText(packet);
        }
    }

    /** Sends a text frame, also of a packet that begins with {@code b}. */
    public void sendText(String text) {
        enqueue(() -> socket.sendText(text, true)).join();
    }

    /** If the server has ended the connection nothing is sent: how it ended, the inbox knows. */
    private synchronized CompletableFuture<?> enqueue(
            Supplier<CompletableFuture<WebSocket>> sending) {
        lastSent = lastSent.thenCompose(sent -> sending.get()).handle((sent, failure) -> null);
        return lastSent;
    }

    /** The next frame. */
    public String next() {
        return Inbox.packet(inbox.next());
    }

    /** The next frame; nothing if the end is next. */
    Optional<String> nextOrEnd() {
        return inbox.packetOrEnd();
    }

    /** How the server ended it. */
    public Ending ending() {
        return Inbox.ending(inbox.next());
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
