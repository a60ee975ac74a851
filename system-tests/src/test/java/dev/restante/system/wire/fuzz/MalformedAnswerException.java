package dev.restante.system.wire.fuzz;

/** The gateway sent what no client can read. */
final class MalformedAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedAnswerException(String message) {
        super(message);
    }
}
