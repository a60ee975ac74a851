package dev.restante.consumer.road;

/** The service stops; what was going on is given up, and done again after the next start. */
final class StoppingException extends Exception {

    private static final long serialVersionUID = 1L;

    StoppingException() {
        super("the service stops");
    }
}
