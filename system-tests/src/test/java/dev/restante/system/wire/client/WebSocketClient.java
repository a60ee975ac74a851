package dev.restante.system.wire.client;

import java.net.URI;
import java.util.Optional;

/** A client on a WebSocket. */
final class WebSocketClient implements WireClient {

    private final Frames frames;

    private WebSocketClient(Frames frames) {
        this.frames = frames;
    }

    static WebSocketClient open(URI server, String query) {
        Frames frames =
                Frames.openAnsweringPings(server, "/socket.io/?EIO=4&transport=websocket" + query);
        Handshake.sid(frames.next());
        return on(frames);
    }

    /** On a WebSocket that needs no more ceremony. */
    static WebSocketClient on(Frames frames) {
        return new WebSocketClient(frames);
    }

    @Override
    public void send(String... packets) {
        for (String packet : packets) {
            frames.send(packet);
        }
    }

    @Override
    public String next() {
        String frame = frames.next();
        if (frame.startsWith("b") && !frame.startsWith(Frames.BINARY)) {
            throw new AssertionError("a binary message in a text frame: " + frame);
        }
        return frame.replaceFirst("^" + Frames.BINARY, "b");
    }

    @Override
    public Optional<String> nextOrEnd() {
        return frames.nextOrEnd();
    }

    @Override
    public Ending ending() {
        return frames.ending();
    }

    @Override
    public void close() {
        frames.close();
    }
}
