package dev.restante.consumer.store;

import dev.restante.consumer.chat.Decision;

/** The ways a record of the topic can end, as they are counted. */
public enum Outcome {
    /** It had its effect. */
    PROCESSED,
    /** The client was told why not. */
    REJECTED,
    /** No rule knows it. */
    IGNORED,
    /** Its id was processed before; nothing happened. */
    DUPLICATE,
    /** Nobody can process it; it went to the dead letters. */
    DEAD_LETTERED;

    static Outcome of(Decision decision) {
        if (decision instanceof Decision.Rejected) {
            return REJECTED;
        }
        return decision instanceof Decision.Ignored ? IGNORED : PROCESSED;
    }

    /**
     * Whether it is counted by type. Other types are whatever clients made up: counting each would
     * let any client grow the table.
     */
    boolean isOfKnownType() {
        return this == PROCESSED || this == REJECTED;
    }
}
