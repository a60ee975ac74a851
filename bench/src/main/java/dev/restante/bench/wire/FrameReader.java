package dev.restante.bench.wire;

import java.util.Arrays;

/**
 * WebSocket frames of a server out of a stream of bytes (RFC 6455, section 5.2): whole frames only,
 * neither masked nor fragmented, which is all that servers send for messages of this size.
 */
final class FrameReader {

    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int MAX = 1 << 24;
    private static final byte[] NOTHING = {};

    /** Hears of every frame; the bytes are valid only during the call. */
    interface Sink {

        void text(byte[] bytes, int from, int to);

        /** The server ends the connection. */
        void close();
    }

    /** The beginning of a frame whose end has not come yet. */
    private byte[] begun = NOTHING;

    /**
     * Tells the sink of every frame that is complete with these bytes.
     *
     * @throws WireException if this is not such a frame
     */
    void read(byte[] bytes, int from, int to, Sink sink) throws WireException {
        if (begun.length == 0) {
            int rest = frames(bytes, from, to, sink);
            begun = rest == to ? NOTHING : Arrays.copyOfRange(bytes, rest, to);
        } else {
            byte[] joined = Arrays.copyOf(begun, begun.length + to - from);
            System.arraycopy(bytes, from, joined, begun.length, to - from);
            begun = NOTHING;
            read(joined, 0, joined.length, sink);
        }
    }

    /** Where the first frame that is not complete begins. */
    private static int frames(byte[] bytes, int from, int to, Sink sink) throws WireException {
        int at = from;
        while (to - at >= 2) {
            int length = bytes[at + 1] & 0xff;
            if ((length & MASKED) != 0) {
                throw new WireException("a masked frame");
            }
            int header = length < 126 ? 2 : length == 126 ? 4 : 10;
            if (to - at < header) {
                return at;
            }
            long size = length < 126 ? length : number(bytes, at + 2, at + header);
            if (size > MAX || size < 0) {
                throw new WireException("too long: a frame of " + size + " bytes");
            }
            if (to - at - header < size) {
                return at;
            }
            int end = at + header + (int) size;
            frame(bytes[at] & 0xff, bytes, at + header, end, sink);
            at = end;
        }
        return at;
    }

    private static void frame(int first, byte[] bytes, int from, int to, Sink sink)
            throws WireException {
        if (first == (FINAL | TEXT)) {
            sink.text(bytes, from, to);
        } else if (first == (FINAL | CLOSE)) {
            sink.close();
        } else {
            throw new WireException("not expected: a frame that begins with " + first);
        }
    }

    private static long number(byte[] bytes, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | bytes[i] & 0xff;
        }
        return number;
    }
}
