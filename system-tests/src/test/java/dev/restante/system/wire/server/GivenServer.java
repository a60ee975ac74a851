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
        return number(setup.ordinal());
    }

    /**
     * One whose namespace {@code /echo} has sessions that recover: where the reference server has
     * them at all, every namespace shows it, so it is none of the set-ups.
     */
    public URI recovering() {
        return number(Setup.values().length);
    }

    private URI number(int i) {
        return URI.create("http://" + first.getHost() + ":" + (first.getPort() + i));
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
