package dev.restante.system.client;

/** Ways in which a browser loses its transport. The names are those of {@code client.mjs}. */
public enum Loss {
    /** The client ends the connection itself. */
    CLOSED,
    /** The TCP connection ends without a word. */
    CUT,
    /** The client gives the connection up and tells nobody: the server believes it to be alive. */
    HALF_OPEN
}
