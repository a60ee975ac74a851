package dev.restante.consumer.facts;

/** There is no dead letter with this number. */
public final class NoSuchLetterException extends Exception {

    private static final long serialVersionUID = 1L;

    NoSuchLetterException(long id) {
        super("there is no dead letter " + id);
    }
}
