package dev.restante.stack.process;

/**
 * A process as the control endpoint shows it.
 *
 * @param name its name
 * @param state {@code ready}, {@code starting} or {@code down}
 * @param pid its process id, or null if it is down
 * @param port the port it listens on when it is up
 * @param startedMs when it was started, in milliseconds since 1970, or null if it is down
 */
public record ProcessReport(String name, String state, Long pid, int port, Long startedMs) {}
