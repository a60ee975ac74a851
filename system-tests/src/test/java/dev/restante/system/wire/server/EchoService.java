package dev.restante.system.wire.server;

/** Stub. */
public final class EchoService implements AutoCloseable {
    private EchoService() {}

    static EchoService start(String bootstrap) {
        return new EchoService();
    }

    @Override
    public void close() {}
}
