package dev.restante.system.client;

/** An emit got no ack: its connection broke, or the ack took too long. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String message) {
        super(message);
    }
}
