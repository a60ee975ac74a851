package dev.restante.consumer.facts;

/** Nobody has processed an event with this id, so far. */
public final class NotProcessedException extends Exception {

    private static final long serialVersionUID = 1L;

    NotProcessedException(String id) {
        super("no event with the id " + id + " was processed so far");
    }
}
