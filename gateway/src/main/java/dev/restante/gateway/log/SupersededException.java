package dev.restante.gateway.log;

/** What was written of a session does not count: another connection had claimed it before. */
public final class SupersededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SupersededException() {
        super("another connection has the session", null, false, false);
    }
}
