package dev.restante.gateway.log;

import java.util.List;

/** Hears every record of {@code server-events} once, in the order the reader got them. */
public interface LogListener {

    /**
     * The log was read up to its end, so clients are served from now on; told once, and before any
     * entry.
     *
     * @param live the place where the next {@link #entries} will begin
     */
    void ready(Positions live);

    /**
     * New records, on the reader's thread. May block to slow the reader down.
     *
     * @param after the place of a reader that has had all of them
     */
    void entries(List<LogEntry> entries, Positions after);

    /**
     * A record of a session was read, on the reader's thread. Also before {@link #ready}.
     *
     * @param now what is true of that session now
     */
    void session(String socket, Membership now);
}
