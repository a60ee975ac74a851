package dev.restante.system.client;

/**
 * A client came into its namespace.
 *
 * @param id the socket id
 * @param recovered whether its session went on; the Java client knows no such thing, so false
 */
public record Connected(String id, boolean recovered) {}
