package dev.restante.worker.queue;

/** A job was delivered as often as it may be, and no worker brought it to an end. */
final class GivenUpException extends Exception {

    private static final long serialVersionUID = 1L;

    GivenUpException(int delivery) {
        super(
                "delivery %d: the workers that had it before were killed, or stopped, or lost it"
                        .formatted(delivery));
    }
}
