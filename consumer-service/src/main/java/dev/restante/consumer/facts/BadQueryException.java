package dev.restante.consumer.facts;

/** A question that has no answer, because of a value in it. */
public final class BadQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    BadQueryException(String reason) {
        super(reason);
    }
}
