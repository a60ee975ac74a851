package dev.restante.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Bytes on their way to a server. Frames of a client are masked (RFC 6455, section 5.3); the key
 * may be any, and here is always the same.
 */
final class FrameWriter {

    private static final byte[] KEY = {0x37, (byte) 0xfa, 0x21, 0x3d};
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int MAX = 0xffff;

    private ByteBuffer waiting = ByteBuffer.allocate(32);

    /** Bytes as they are. */
    void raw(String ascii) {
        need(ascii.length());
        waiting.put(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * A text frame.
     *
     * @throws IllegalArgumentException above 65,535 characters
     */
    void text(String ascii) {
        int length = ascii.length();
        if (length > MAX) {
            throw new IllegalArgumentException("too long: " + length);
        }
        need(length + 8);
        waiting.put((byte) TEXT);
        if (length < 126) {
            waiting.put((byte) (MASKED | length));
        } else {
            waiting.put((byte) (MASKED | 126)).putShort((short) length);
        }
        waiting.put(KEY);
        for (int i = 0; i < length; i++) {
            waiting.put((byte) (ascii.charAt(i) ^ KEY[i & 3]));
        }
    }

    /** Writes what the channel takes; whether nothing is left. */
    boolean writeTo(WritableByteChannel channel) throws IOException {
        if (waiting.position() == 0) {
            return true;
        }
        waiting.flip();
        channel.write(waiting);
        waiting.compact();
        return waiting.position() == 0;
    }

    private void need(int bytes) {
        if (waiting.remaining() < bytes) {
            int size = Math.max(waiting.capacity() * 2, waiting.position() + bytes);
            waiting = ByteBuffer.allocate(size).put(waiting.flip());
        }
    }
}
