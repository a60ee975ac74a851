package dev.restante.bench;

/** What servers are loaded with. */
enum Load {
    /** Memory of connections that do nothing. */
    IDLE,
    /** Acked emits. */
    INGEST,
    /** Events for everyone, saturated and paced. */
    FANOUT
}
