package dev.restante.system.wire.server;

import java.net.URI;

/** The Socket.IO server under test. */
public sealed interface Server extends AutoCloseable permits GivenServer, Gateways {

    /** Where it is, without a path. */
    URI address(Setup setup);

    /** What it wrote last, for whoever looks into a failure. */
    String logTails();

    @Override
    void close();
}
