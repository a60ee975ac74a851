package dev.restante.consumer.chat;

/** A client asked for something it may not. The message is for that client. */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    RejectedException(String reason) {
        // Thrown for every bad input a client may send in masses: no stack trace.
        super(reason, null, false, false);
    }
}
