package dev.restante.bench.resume;

import java.util.EnumSet;
import java.util.Set;

/** What happens to the clients, and how much of the log they miss by it. */
enum Fault {
    /** Every connection breaks at once; the server lives. */
    CUT("all connections cut", false, Hall.ROOMS),
    /** The server is killed with {@code kill -9} and started again. */
    KILLED("server killed", true, Hall.ROOMS),
    /** As {@link #CUT}; each client misses as much, but in a log 30 times as long. */
    LONG_CUT("all connections cut, long log", false, Hall.ROOMS * 30),
    /** As {@link #KILLED}, and the long log. */
    LONG_KILLED("server killed, long log", true, Hall.ROOMS * 30);

    /** Events for each room while its clients are away. */
    static final int MISSED = 100;

    private final String label;
    private final boolean kills;
    private final int rooms;

    Fault(String label, boolean kills, int rooms) {
        this.label = label;
        this.kills = kills;
        this.rooms = rooms;
    }

    String label() {
        return label;
    }

    /** Whether the server ends, or only the connections. */
    boolean kills() {
        return kills;
    }

    /** Rooms that get events meanwhile; clients are in the first {@link Hall#ROOMS} of them. */
    int rooms() {
        return rooms;
    }

    /** Events that are published while the clients are away. */
    int events() {
        return rooms * MISSED;
    }

    /** The sides for which it is worth the time. */
    Set<Contender> contenders() {
        return this == LONG_KILLED
                ? EnumSet.of(Contender.RESTANTE, Contender.REDIS)
                : EnumSet.allOf(Contender.class);
    }
}
