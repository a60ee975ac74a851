package dev.restante.system.wire.client;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Hands over whole frames. */
final class Arrivals implements WebSocket.Listener {

    private final Consumer<String> frames;
    private final Consumer<Ending> ending;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    Arrivals(Consumer<String> frames, Consumer<Ending> ending) {
        this.frames = frames;
        this.ending = ending;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.accept(text.toString());
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            frames.accept(Frames.BINARY + Base64.getEncoder().encodeToString(binary.toByteArray()));
            binary.reset();
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ending.accept(Ending.closeFrame(code));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ending.accept(Ending.CUT);
    }
}
