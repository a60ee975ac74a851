package dev.restante.stack.settings;

/** The stack can not start, or not go on; the message is one line for the person at the console. */
public final class StackException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message one line: what is wrong, and what to do about it
     */
    public StackException(String message) {
        super(message);
    }

    /**
     * @param message one line: what is wrong, and what to do about it
     * @param cause what was caught
     */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
