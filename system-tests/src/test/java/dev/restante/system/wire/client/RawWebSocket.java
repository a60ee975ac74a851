package dev.restante.system.wire.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A WebSocket as bytes on a TCP connection: shows what a WebSocket client hides, such as what comes
 * after a Close frame, and reads only when it is asked to. Sends frames of up to 125 bytes.
 */
public final class RawWebSocket implements AutoCloseable {

    /** The type of a Close frame that is whole. */
    public static final int CLOSE = 0x88;

    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int MOST = 125;
    private static final int PATIENCE_MS = 10_000;
    private static final int ROOM = 65_536;
    private static final int PING = 0x89;

    private final Socket socket;
    private final InputStream in;

    /**
     * @param target path and query
     */
    public RawWebSocket(URI server, String target) {
        this(server, target, ROOM);
    }

    /**
     * @param target path and query
     * @param room bytes that may wait for it on its side
     */
    public RawWebSocket(URI server, String target, int room) {
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(room);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            socket.setSoTimeout(PATIENCE_MS);
            in = new BufferedInputStream(socket.getInputStream());
            write(
                    ("GET %s HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                    + "Sec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                            .formatted(target)
                            .getBytes(StandardCharsets.US_ASCII));
            skipHead();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void skipHead() throws IOException {
        for (int last = 0; last != 0x0d0a0d0a; ) {
            last = last << 8 | in.read();
        }
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a text frame. */
    public void send(String text) {
        frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a Close frame without a code. */
    public void sayClose() {
        frame(CLOSE, new byte[0]);
    }

    /** The mask is 0, which leaves the payload as it is. */
    private void frame(int type, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(type);
        frame.write(MASKED | payload.length);
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        try {
            write(frame.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends pings, that nobody has to answer, in one go. */
    public void ping(int count) {
        ByteArrayOutputStream pings = new ByteArrayOutputStream();
        byte[] payload = new byte[MOST];
        for (int i = 0; i < count; i++) {
            pings.write(PING);
            pings.write(MASKED | MOST);
            pings.writeBytes(new byte[4]);
            pings.writeBytes(payload);
        }
        try {
            write(pings.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The text of the next frame, which has to be a text frame.
     *
     * @throws UncheckedIOException if the connection ends, or nothing comes within 10 s
     */
    public String nextText() {
        try {
            DataInputStream data = new DataInputStream(in);
            int type = data.readUnsignedByte();
            int length = data.readUnsignedByte();
            if (type != TEXT) {
                throw new AssertionError("a frame of type " + type);
            }
            if (length == 126) {
                length = data.readUnsignedShort();
            } else if (length == 127) {
                length = (int) data.readLong();
            }
            byte[] payload = new byte[length];
            data.readFully(payload);
            return new String(payload, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types of the frames that come, up to the first of this type or the end of the connection. */
    public List<Integer> typesUntil(int last) {
        List<Integer> types = new ArrayList<>();
        try {
            for (int type = in.read(); type >= 0; type = in.read()) {
                types.add(type);
                int length = in.read();
                in.skipNBytes(length == 126 ? in.read() << 8 | in.read() : length);
                if (type == last) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
