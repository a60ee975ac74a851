package dev.restante.stack.control;

/**
 * An error as RFC 9457 has it.
 *
 * @param title the short name of the HTTP status
 * @param status the HTTP status
 * @param detail one sentence for a person
 */
record Problem(String title, int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";
}
