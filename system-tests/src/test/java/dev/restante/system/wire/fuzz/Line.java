package dev.restante.system.wire.fuzz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Optional;

/** One TCP connection to the gateway; what comes over it has to be well-formed. */
final class Line implements AutoCloseable {

    /** How long an answer may take that may not come at all. */
    private static final int GLANCE_MS = 120;

    /** How long the rest of something may take that has begun, or an answer that must come. */
    private static final int PATIENCE_MS = 15_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    Line(URI server) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        in = new BufferedInputStream(socket.getInputStream());
    }

    Line write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** The next answer; nothing if none begins soon, or the gateway ends the connection. */
    Optional<Answer> glance() throws IOException {
        return begins(GLANCE_MS) ? Optional.of(Answer.read(in)) : Optional.empty();
    }

    /** The answer to a request that nothing is wrong with. */
    Answer answer() throws IOException {
        if (!begins(PATIENCE_MS)) {
            throw new MalformedAnswerException("no answer to a request in good order");
        }
        return Answer.read(in);
    }

    /** The next frame; nothing if none begins soon, or the gateway ends the connection. */
    Optional<Frame> frame() throws IOException {
        return begins(GLANCE_MS) ? Optional.of(Frame.read(in)) : Optional.empty();
    }

    private boolean begins(int millis) throws IOException {
        socket.setSoTimeout(millis);
        in.mark(1);
        try {
            return in.read() >= 0;
        } catch (SocketTimeoutException e) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE_MS);
            in.reset();
        }
    }

    /** The byte that comes next within something that has begun. */
    static int next(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new MalformedAnswerException("it ended in the middle");
        }
        return next;
    }

    /** Bytes within something that has begun. */
    static byte[] next(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new MalformedAnswerException(
                    "it ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** Ends without a goodbye: the gateway reads a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
