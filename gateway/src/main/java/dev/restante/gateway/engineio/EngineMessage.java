package dev.restante.gateway.engineio;

import dev.restante.gateway.engineio.EnginePacket.Binary;
import dev.restante.gateway.engineio.EnginePacket.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A message and what belongs to it, encoded once, however many connections it is sent to. Immutable
 * as long as nobody changes the attachments.
 */
public final class EngineMessage {

    private final String text;
    private final List<byte[]> attachments;
    private final byte[] frames;

    /** Made when the first needs it; if two do at once, both make the same. */
    private volatile List<String> packets;

    /** A message of text. */
    public EngineMessage(String text) {
        this(text, List.of());
    }

    /**
     * @param attachments messages of bytes that follow the text; nothing comes between them
     */
    public EngineMessage(String text, List<byte[]> attachments) {
        this.text = text;
        this.attachments = List.copyOf(attachments);
        this.frames = WebSocketFrames.message(text, attachments);
    }

    /** What is sent. */
    public String text() {
        return text;
    }

    /** Bytes that follow the text. */
    public List<byte[]> attachments() {
        return attachments;
    }

    /** All of it as WebSocket frames. */
    byte[] frames() {
        return frames;
    }

    /** All of it as packets of text; the same for all who wait for it. */
    List<String> packets() {
        List<String> known = packets;
        if (known == null) {
            known = encode();
            packets = known;
        }
        return known;
    }

    private List<String> encode() {
        List<String> encoded = new ArrayList<>(1 + attachments.size());
        encoded.add(EnginePacketCodec.encode(new Message(text)));
        attachments.forEach(bytes -> encoded.add(EnginePacketCodec.encode(new Binary(bytes))));
        return List.copyOf(encoded);
    }
}
