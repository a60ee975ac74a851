package dev.restante.gateway.log;

/**
 * The log that sessions are in is not there any more, or a part of it that was not read yet. No
 * session of this process can go on without a silent hole, so the process ends.
 */
final class LogLostException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LogLostException(String message) {
        super(message);
    }
}
