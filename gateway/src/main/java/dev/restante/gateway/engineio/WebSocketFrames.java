package dev.restante.gateway.engineio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** WebSocket frames as a server sends them: whole, unmasked, without extensions (RFC 6455, 5.2). */
final class WebSocketFrames {

    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int LENGTH_IN_16_BITS = 126;
    private static final int LENGTH_IN_64_BITS = 127;
    private static final int LONGEST_HEADER = 10;

    /** A Close frame without a code, as the reference server sends it. */
    static final byte[] CLOSE = {(byte) 0x88, 0};

    private WebSocketFrames() {}

    /** A Close frame that says why. */
    static byte[] close(int code) {
        return ByteBuffer.allocate(4).put(CLOSE[0]).put((byte) 2).putShort((short) code).array();
    }

    static byte[] text(String text) {
        return frames(text, List.of());
    }

    /** A text frame, and a binary frame for each attachment, ready to be written at once. */
    static byte[] frames(String text, List<byte[]> attachments) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int size = LONGEST_HEADER + utf8.length;
        for (byte[] attachment : attachments) {
            size += LONGEST_HEADER + attachment.length;
        }
        ByteBuffer buffer = ByteBuffer.allocate(size);
        put(buffer, TEXT, utf8);
        attachments.forEach(attachment -> put(buffer, BINARY, attachment));
        byte[] frames = new byte[buffer.position()];
        buffer.flip().get(frames);
        return frames;
    }

    private static void put(ByteBuffer buffer, int type, byte[] payload) {
        buffer.put((byte) type);
        if (payload.length < LENGTH_IN_16_BITS) {
            buffer.put((byte) payload.length);
        } else if (payload.length <= 0xffff) {
            buffer.put((byte) LENGTH_IN_16_BITS).putShort((short) payload.length);
        } else {
            buffer.put((byte) LENGTH_IN_64_BITS).putLong(payload.length);
        }
        buffer.put(payload);
    }
}
