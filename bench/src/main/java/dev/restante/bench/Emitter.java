package dev.restante.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One Socket.IO connection that keeps a number of emits waiting for their acks. It speaks the wire
 * itself, so that the load costs less than what is loaded.
 */
final class Emitter implements WebSocket.Listener {

    private static final String OPEN = "0";
    private static final String CONNECT = "40";
    private static final String ACK = "43";
    private static final String PING = "2";
    private static final String PONG = "3";

    private final StringBuilder partial = new StringBuilder();
    private final CompletableFuture<Void> connected = new CompletableFuture<>();
    private final Latencies latencies = new Latencies();
    private final String payload;
    private final long[] sentAt;
    private long nextId;
    private int refused;
    private volatile boolean stopped;
    private volatile WebSocket socket;

    private Emitter(int outstanding, int payloadBytes) {
        this.sentAt = new long[outstanding];
        this.payload = "x".repeat(payloadBytes);
    }

    /** Connects; completes when the namespace is joined. */
    static CompletionStage<Emitter> connect(
            HttpClient client, URI gateway, int outstanding, int payloadBytes) {
        Emitter emitter = new Emitter(outstanding, payloadBytes);
        URI socket = gateway.resolve("/socket.io/?EIO=4&transport=websocket");
        return client.newWebSocketBuilder()
                .buildAsync(socket, emitter)
                .thenCompose(ws -> emitter.connected.thenApply(ok -> emitter));
    }

    /** Emits nothing more; what waits is still answered. */
    void stop() {
        stopped = true;
    }

    void close() {
        socket.abort();
    }

    /** Only once stopped. */
    Latencies latencies() {
        return latencies;
    }

    int refused() {
        return refused;
    }

    @Override
    public void onOpen(WebSocket ws) {
        socket = ws;
        ws.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
        partial.append(data);
        CompletionStage<?> sending = null;
        if (last) {
            String message = partial.toString();
            partial.setLength(0);
            sending = handle(ws, message);
        }
        ws.request(1);
        return sending;
    }

    private CompletionStage<?> handle(WebSocket ws, String message) {
        if (message.startsWith(OPEN)) {
            return ws.sendText(CONNECT, true);
        }
        if (message.equals(PING)) {
            return ws.sendText(PONG, true);
        }
        if (message.startsWith(CONNECT)) {
            connected.complete(null);
            CompletionStage<?> sending = CompletableFuture.completedFuture(null);
            for (int i = 0; i < sentAt.length; i++) {
                sending = sending.thenCompose(done -> emit(ws));
            }
            return sending;
        }
        return message.startsWith(ACK) ? acked(ws, message) : null;
    }

    private CompletionStage<?> acked(WebSocket ws, String message) {
        long id = Long.parseLong(message, ACK.length(), message.indexOf('['), 10);
        if (message.contains("\"status\":\"stored\"")) {
            latencies.add(System.nanoTime() - sentAt[(int) (id % sentAt.length)]);
        } else {
            refused++;
        }
        return stopped ? null : emit(ws);
    }

    /** Acks come in the order of the emits, since one socket's events share a partition. */
    private CompletionStage<?> emit(WebSocket ws) {
        long id = nextId++;
        sentAt[(int) (id % sentAt.length)] = System.nanoTime();
        return ws.sendText("42" + id + "[\"bench\",\"" + payload + "\"]", true);
    }

    @Override
    public void onError(WebSocket ws, Throwable error) {
        connected.completeExceptionally(error);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
        connected.completeExceptionally(new IllegalStateException("closed by the gateway"));
        return null;
    }
}
