package dev.restante.system.wire.storm;

import java.util.SplittableRandom;

/** When a client goes, and how. */
record Departure(Moment moment, Manner manner) {

    /** How far it comes on its connection. */
    enum Moment {
        /** The CONNECT is sent, and not answered yet. */
        UNANSWERED,
        /** It is answered, and nothing came yet of what was missed. */
        ANSWERED,
        /** Some events came. */
        REPLAYING,
        /** Some time went by. */
        LIVE
    }

    /** How the connection ends. */
    enum Manner {
        /** Its socket is closed. */
        CUT,
        /** It says so. */
        CLOSED,
        /** It stays, half-open, until the client has been back for a while. */
        LEFT
    }

    static Departure chosen(SplittableRandom dice) {
        return new Departure(
                Moment.values()[dice.nextInt(Moment.values().length)],
                Manner.values()[dice.nextInt(Manner.values().length)]);
    }
}
