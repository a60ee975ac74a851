package dev.restante.worker.queue;

/** Kafka did not confirm a record in time. */
final class NotStoredException extends Exception {

    private static final long serialVersionUID = 1L;

    NotStoredException(Throwable cause) {
        super(cause.toString(), cause);
    }
}
