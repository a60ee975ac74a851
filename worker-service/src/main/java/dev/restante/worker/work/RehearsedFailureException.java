package dev.restante.worker.work;

/** A failure that the sender of a job asked for. */
public final class RehearsedFailureException extends Exception {

    private static final long serialVersionUID = 1L;

    RehearsedFailureException(int delivery, int failures) {
        super("delivery %d of %d that shall fail".formatted(delivery, failures));
    }
}
