package dev.restante.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One Socket.IO client on a WebSocket, in the namespace {@code /}: connects, answers pings, and
 * hands on the rest. To be used on the thread of its {@link Loop} alone.
 */
public final class Client implements FrameReader.Sink {

    private static final String UPGRADE =
            """
            GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r
            Host: 127.0.0.1\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """;

    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    private final FrameReader reader = new FrameReader();
    private final FrameWriter writer = new FrameWriter();
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Role role;
    private final Runnable joined;
    private boolean upgraded;
    private long now;
    private volatile int pings;
    private WireException failure;

    /**
     * @param joined told once, when the client is in the namespace
     */
    Client(SocketChannel channel, SelectionKey key, Role role, Runnable joined) {
        this.channel = channel;
        this.key = key;
        this.role = role;
        this.joined = joined;
    }

    /** The TCP connection stands. */
    void begin() throws IOException {
        writer.raw(UPGRADE);
        flush();
    }

    /** Reads once what is there. */
    void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            throw new WireException("the server closed the connection");
        }
        now = System.nanoTime();
        int from = upgraded ? 0 : upgraded(buffer.array(), count);
        reader.read(buffer.array(), from, count, this);
        if (failure != null) {
            throw failure;
        }
        flush();
    }

    /** Headers come in one piece: they are the first bytes of a connection, and few. */
    private int upgraded(byte[] bytes, int count) throws WireException {
        String headers = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        int end = headers.indexOf(new String(END_OF_HEADERS, StandardCharsets.ISO_8859_1));
        if (!headers.startsWith("HTTP/1.1 101 ") || end < 0) {
            throw new WireException("no upgrade: " + headers);
        }
        upgraded = true;
        return end + END_OF_HEADERS.length;
    }

    @Override
    public void text(byte[] bytes, int from, int to) {
        int type = from < to ? bytes[from] : -1;
        int packet = type == '4' && to - from > 1 ? bytes[from + 1] : -1;
        if (packet == '2' || packet == '3') {
            role.packet(bytes, from + 1, to, now);
        } else if (packet == '0') {
            role.joined(this::send, new String(bytes, from + 1, to - from - 1, UTF_8), now);
            joined.run();
        } else if (type == '2') {
            pings = pings + 1;
            writer.text("3");
        } else if (type == '0') {
            writer.text("4" + role.connect());
        } else {
            String text = new String(bytes, from, to - from, UTF_8);
            failure = new WireException("not expected: " + text);
        }
    }

    @Override
    public void close() {
        failure = new WireException("the server ended the WebSocket");
    }

    /** Sends a message of ASCII characters with the next {@link #flush()}, or after this read. */
    public void send(String message) {
        writer.text(message);
    }

    /** Sends what waits. */
    public void flush() throws IOException {
        boolean all = writer.writeTo(channel);
        int interest = all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    /** Pings of the server that were answered. */
    public int pings() {
        return pings;
    }

    /** Breaks the connection off; its role does not hear of that. */
    void abort() throws IOException {
        channel.close();
    }

    /** The connection is of no use any more. */
    void fail(IOException why) throws IOException {
        abort();
        role.ended(why);
    }

    SelectionKey key() {
        return key;
    }
}
