package dev.restante.consumer.facts;

/** A dead letter that is not put back. */
public final class NotReplayableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;

    NotReplayableException(String kind, String reason) {
        super(reason);
        this.kind = kind;
    }

    /** The end of the problem's type. */
    String kind() {
        return kind;
    }
}
