package dev.restante.stack.process;

/** What was asked for makes no sense now: to kill what is down, to start what is up. */
public final class ProcessConflictException extends Exception {

    private static final long serialVersionUID = 1L;

    ProcessConflictException(String message) {
        super(message);
    }
}
