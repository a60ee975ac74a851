package dev.restante.producer.outbox;

/** A request did not come into the outbox. */
public final class NotKeptException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is known of the request. */
    public enum Outcome {
        /** It is certainly not kept: there is no room. */
        FULL,
        /** The database did not do it, or did not say that it did. */
        UNKNOWN
    }

    private final Outcome outcome;

    private NotKeptException(Outcome outcome, String message, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    static NotKeptException full(long maxRequests, long maxBytes) {
        return new NotKeptException(
                Outcome.FULL,
                "%d requests or %d bytes are kept already".formatted(maxRequests, maxBytes),
                null);
    }

    static NotKeptException unknown(Exception cause) {
        return new NotKeptException(Outcome.UNKNOWN, cause.getMessage(), cause);
    }

    public Outcome outcome() {
        return outcome;
    }
}
