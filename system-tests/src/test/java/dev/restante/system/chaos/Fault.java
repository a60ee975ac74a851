package dev.restante.system.chaos;

import java.time.Duration;

/** Something bad that happens at a moment. */
sealed interface Fault {

    /** When, from the beginning. */
    Duration at();

    /**
     * A process is killed, and started again after a while.
     *
     * @param victim number of the process
     * @param down how long it is down before it is started
     */
    record Kill(Duration at, int victim, Duration down) implements Fault {}

    /**
     * A connection of a client is broken.
     *
     * @param line its number
     */
    record Cut(Duration at, int line) implements Fault {}

    /**
     * A client loses its connection, and the gateway is not told.
     *
     * @param line its number
     */
    record HalfOpen(Duration at, int line) implements Fault {}
}
