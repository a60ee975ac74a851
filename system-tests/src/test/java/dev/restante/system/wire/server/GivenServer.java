package dev.restante.system.wire.server;

import java.net.URI;

/**
 * A server that somebody else has started: the reference server.
 *
 * @param first address of the first set-up; the others are at the ports that follow
 */
public record GivenServer(URI first) implements Server {

    @Override
    public URI address(Setup setup) {
        return URI.create("http://" + first.getHost() + ":" + (first.getPort() + setup.ordinal()));
    }

    @Override
    public String logTails() {
        return "";
    }

    @Override
    public void close() {
        // Not ours.
    }
}
