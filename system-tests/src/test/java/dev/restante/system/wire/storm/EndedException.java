package dev.restante.system.wire.storm;

/** The gateway has ended the connection. */
final class EndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param how as the WebSocket says it
     */
    EndedException(String how) {
        super("the gateway ended the connection: " + how);
    }
}
