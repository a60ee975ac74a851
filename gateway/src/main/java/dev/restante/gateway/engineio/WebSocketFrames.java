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

    /** The type digit of a message packet. */
    private static final byte MESSAGE = '4';

    /** A Close frame without a code, as the reference server sends it. */
    static final byte[] CLOSE = {(byte) 0x88, 0};

    private WebSocketFrames() {}

    /** A Close frame that says why. */
    static byte[] close(int code) {
        return ByteBuffer.allocate(4).put(CLOSE[0]).put((byte) 2).putShort((short) code).array();
    }

    static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(headerLength(utf8.length) + utf8.length);
        putHeader(frame, TEXT, utf8.length);
        return frame.put(utf8).array();
    }

    /** A text frame with a message, and a binary frame for each attachment. */
    static byte[] message(String text, List<byte[]> attachments) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int length = 1 + utf8.length;
        int size = headerLength(length) + length;
        for (byte[] attachment : attachments) {
            size += headerLength(attachment.length) + attachment.length;
        }
        ByteBuffer frames = ByteBuffer.allocate(size);
        putHeader(frames, TEXT, length);
        frames.put(MESSAGE).put(utf8);
        for (byte[] attachment : attachments) {
            putHeader(frames, BINARY, attachment.length);
            frames.put(attachment);
        }
        return frames.array();
    }

    private static int headerLength(int length) {
        if (length < LENGTH_IN_16_BITS) {
            return 2;
        }
        return length <= 0xffff ? 4 : 10;
    }

    private static void putHeader(ByteBuffer buffer, int type, int length) {
        buffer.put((byte) type);
        if (length < LENGTH_IN_16_BITS) {
            buffer.put((byte) length);
        } else if (length <= 0xffff) {
            buffer.put((byte) LENGTH_IN_16_BITS).putShort((short) length);
        } else {
            buffer.put((byte) LENGTH_IN_64_BITS).putLong(length);
        }
    }
}
