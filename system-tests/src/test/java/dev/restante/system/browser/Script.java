package dev.restante.system.browser;

/**
 * A script that a page has loaded.
 *
 * @param path without host and port
 * @param decoded bytes as the browser reads them
 * @param transferred bytes over the network, with the headers
 */
public record Script(String path, int decoded, int transferred) {

    private static final String CLIENT = "/socket.io/";

    /** Whether it is the client of Socket.IO, which is not ours. */
    public boolean isClient() {
        return path.startsWith(CLIENT);
    }
}
