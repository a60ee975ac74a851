package dev.restante.system.wire.storm;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connection of a client, a WebSocket; pings are answered, and not handed over. */
final class Link {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What comes instead of a packet when the gateway has ended the connection. */
    private static final String END = "end: ";

    private final BlockingQueue<String> packets = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    /** A WebSocket of the JDK takes no frame while it sends another. */
    private CompletableFuture<?> lastSent = CompletableFuture.completedFuture(null);

    Link(URI gateway) {
        URI address =
                URI.create(
                        "ws://" + gateway.getAuthority() + "/socket.io/?EIO=4&transport=websocket");
        socket = CLIENT.newWebSocketBuilder().buildAsync(address, new Arrivals()).join();
    }

    synchronized void send(String packet) {
        lastSent =
                lastSent.thenCompose(sent -> socket.sendText(packet, true))
                        .handle((sent, failure) -> null);
    }

    /**
     * The next packet, if one comes in time.
     *
     * @throws EndedException if the gateway has ended the connection
     */
    Optional<String> next(Duration patience) {
        try {
            String packet = packets.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (packet != null && packet.startsWith(END)) {
                throw new EndedException(packet.substring(END.length()));
            }
            return Optional.ofNullable(packet);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Breaks the connection, without a Close frame. */
    void cut() {
        socket.abort();
    }

    /** Ends it as a browser does whose page is closed. */
    void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    private final class Arrivals implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                arrived(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void arrived(String packet) {
            if (packet.equals("2")) {
                send("3");
            } else {
                packets.add(packet);
            }
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            packets.add(END + code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            packets.add(END + error);
        }
    }
}
