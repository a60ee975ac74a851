package dev.restante.worker.work;

/** A job that never can be done, however often it is tried. The message is for its sender. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
