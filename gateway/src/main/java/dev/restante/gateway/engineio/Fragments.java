package dev.restante.gateway.engineio;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.Optional;

/**
 * Puts the frames of a WebSocket message together (RFC 6455, 5.4). Vert.x offers that too, but
 * loses a message whose first frame is empty, and every message after it.
 *
 * <p>That the frames come in an order that makes sense, the decoder before has seen to.
 */
final class Fragments {

    private final int maxBytes;

    /** Null when no message has begun. */
    private Buffer begun;

    private boolean text;

    /**
     * @param maxBytes of one message
     */
    Fragments(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether the message would become too large; it is forgotten then. */
    boolean exceeded(WebSocketFrame frame) {
        boolean exceeded = begun != null && begun.length() + frame.binaryData().length() > maxBytes;
        if (exceeded) {
            begun = null;
        }
        return exceeded;
    }

    /** The packet that is whole with this frame; control frames make none. */
    Optional<EnginePacket> add(WebSocketFrame frame) {
        if (frame.isText() || frame.isBinary()) {
            text = frame.isText();
            begun = frame.isFinal() ? frame.binaryData() : growing(frame.binaryData());
        } else if (frame.isContinuation() && begun != null) {
            begun.appendBuffer(frame.binaryData());
        } else {
            return Optional.empty();
        }
        return frame.isFinal() ? Optional.of(whole()) : Optional.empty();
    }

    /** What comes from the network has no room for more. */
    private static Buffer growing(Buffer first) {
        return Buffer.buffer().appendBuffer(first);
    }

    private EnginePacket whole() {
        Buffer message = begun;
        begun = null;
        return text
                ? EnginePacketCodec.decode(message.toString())
                : new EnginePacket.Binary(message.getBytes());
    }
}
