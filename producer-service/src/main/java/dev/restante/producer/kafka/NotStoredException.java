package dev.restante.producer.kafka;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

/** Kafka did not confirm in time that an event, or a batch of them, is stored. */
public final class NotStoredException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is known of the event, or of the batch as a whole. */
    public enum Outcome {
        /** It is certainly not stored. */
        NOT_STORED,
        /** It may be stored, or be stored in the next seconds; a batch as a whole or not at all. */
        UNKNOWN,
        /** It is certainly not stored, because those before it took too long. */
        BUSY,
        /** It is not stored and never will be: larger than Kafka takes. */
        TOO_LARGE
    }

    private final Outcome outcome;

    private NotStoredException(Outcome outcome, Throwable cause) {
        super(outcome + ": " + cause.getMessage(), cause);
        this.outcome = outcome;
    }

    static NotStoredException busy() {
        return new NotStoredException(
                Outcome.BUSY, new TimeoutException("those before it took too long"));
    }

    static NotStoredException certain(Throwable cause) {
        return new NotStoredException(
                cause instanceof RecordTooLargeException ? Outcome.TOO_LARGE : Outcome.NOT_STORED,
                cause);
    }

    static NotStoredException uncertain(Throwable cause) {
        return new NotStoredException(
                cause instanceof RecordTooLargeException ? Outcome.TOO_LARGE : Outcome.UNKNOWN,
                cause);
    }

    public Outcome outcome() {
        return outcome;
    }
}
