package dev.restante.bench.machine;

import java.io.IOException;

/** A Socket.IO server under load, in a process of its own. */
public interface Server extends AutoCloseable {

    /** Where it listens, on the loopback interface. */
    int port();

    /** What it has used. */
    ProcessMeter meter();

    /** What lives in its heap after a full collection, in bytes. */
    long liveBytes() throws IOException;

    @Override
    void close();
}
